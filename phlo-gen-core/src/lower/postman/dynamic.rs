//! Postman's dynamic variables: each use has a new value.

/// The name of a dynamic variable without its `$`; any other name with `$` is that of an ordinary variable.
pub fn name(variable: &str) -> Option<&str> {
    variable.strip_prefix('$').filter(|name| is_dynamic_name(name))
}

/// Whether a dynamic variable has this name, without `$`.
pub fn is_dynamic_name(name: &str) -> bool {
    NAMES.binary_search(&name).is_ok()
}

/// Whether a dynamic variable is an id that nothing else has, or the current time.
pub fn is_id_or_time(name: &str) -> bool {
    matches!(name, "guid" | "randomUUID" | "timestamp" | "isoTimestamp")
}

/// The names, in order.
const NAMES: &[&str] = &[
    "guid",
    "isoTimestamp",
    "randomAbbreviation",
    "randomAbstractImage",
    "randomAdjective",
    "randomAlphaNumeric",
    "randomAnimalsImage",
    "randomAvatarImage",
    "randomBankAccount",
    "randomBankAccountBic",
    "randomBankAccountIban",
    "randomBankAccountName",
    "randomBitcoin",
    "randomBoolean",
    "randomBs",
    "randomBsAdjective",
    "randomBsBuzz",
    "randomBsNoun",
    "randomBusinessImage",
    "randomCatchPhrase",
    "randomCatchPhraseAdjective",
    "randomCatchPhraseDescriptor",
    "randomCatchPhraseNoun",
    "randomCatsImage",
    "randomCity",
    "randomCityImage",
    "randomColor",
    "randomCommonFileExt",
    "randomCommonFileName",
    "randomCommonFileType",
    "randomCompanyName",
    "randomCompanySuffix",
    "randomCountry",
    "randomCountryCode",
    "randomCreditCardMask",
    "randomCurrencyCode",
    "randomCurrencyName",
    "randomCurrencySymbol",
    "randomDatabaseCollation",
    "randomDatabaseColumn",
    "randomDatabaseEngine",
    "randomDatabaseType",
    "randomDateFuture",
    "randomDatePast",
    "randomDateRecent",
    "randomDepartment",
    "randomDirectoryPath",
    "randomDomainName",
    "randomDomainSuffix",
    "randomDomainWord",
    "randomEmail",
    "randomExampleEmail",
    "randomFashionImage",
    "randomFileExt",
    "randomFileName",
    "randomFilePath",
    "randomFileType",
    "randomFirstName",
    "randomFoodImage",
    "randomFullName",
    "randomHexColor",
    "randomIP",
    "randomIPV6",
    "randomImageDataUri",
    "randomImageUrl",
    "randomIngverb",
    "randomInt",
    "randomJobArea",
    "randomJobDescriptor",
    "randomJobTitle",
    "randomJobType",
    "randomLastName",
    "randomLatitude",
    "randomLocale",
    "randomLongitude",
    "randomLoremLines",
    "randomLoremParagraph",
    "randomLoremParagraphs",
    "randomLoremSentence",
    "randomLoremSentences",
    "randomLoremSlug",
    "randomLoremText",
    "randomLoremWord",
    "randomLoremWords",
    "randomMACAddress",
    "randomMimeType",
    "randomMonth",
    "randomNamePrefix",
    "randomNameSuffix",
    "randomNatureImage",
    "randomNightlifeImage",
    "randomNoun",
    "randomPassword",
    "randomPeopleImage",
    "randomPhoneNumber",
    "randomPhoneNumberExt",
    "randomPhrase",
    "randomPrice",
    "randomProduct",
    "randomProductAdjective",
    "randomProductMaterial",
    "randomProductName",
    "randomProtocol",
    "randomSemver",
    "randomSportsImage",
    "randomStreetAddress",
    "randomStreetName",
    "randomTransactionType",
    "randomTransportImage",
    "randomUUID",
    "randomUrl",
    "randomUserAgent",
    "randomUserName",
    "randomVerb",
    "randomWeekday",
    "randomWord",
    "randomWords",
    "timestamp",
];

#[cfg(test)]
mod tests {
    use super::{NAMES, name};

    #[test]
    fn names_are_found() {
        assert!(NAMES.is_sorted() && NAMES.len() == 118);
        assert_eq!(name("$guid"), Some("guid"));
        assert_eq!(name("$randomWords"), Some("randomWords"));
        assert_eq!([name("$top"), name("guid"), name("$")], [None; 3]);
    }
}
