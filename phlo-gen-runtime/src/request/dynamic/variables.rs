//! The patterns of the values of dynamic variables, and their words.
//!
//! A pattern has alternatives, separated by `|`. In it `#` is a digit, `?` a letter, `%` a capital, `~` a digit of base
//! 16, and `&` a letter or a digit that is not mistaken for another; `<…>` is a pattern of another name, as described
//! in `pattern.rs`. After a backslash the next character is literal.

/// The pattern of this name: that of a dynamic variable, or a list of words.
pub(super) fn pattern(name: &str) -> Option<&'static str> {
    PATTERNS.iter().chain(WORDS).find(|(known, _)| *known == name).map(|(_, pattern)| *pattern)
}

/// The dynamic variables, by their names without `$`.
pub(super) const PATTERNS: &[(&str, &str)] = &[
    ("randomPhoneNumber", "<200..999>-<200..999>-####"),
    ("randomPhoneNumberExt", "<1..99>-<randomPhoneNumber>"),
    (
        "randomLocale",
        "af|ar|bg|bn|ca|cs|cy|da|de|el|en|es|et|fa|fi|fr|ga|he|hi|hr|hu|id|is|it|ja|ko|lt|lv|nb|nl|pl|pt|ro|ru|sk|sl|sv|th|tr|uk|vi|zh",
    ),
    ("randomWords", "<randomWord*2-5>"),
    ("randomFilePath", "<randomDirectoryPath>/<randomFileName>"),
    (
        "randomDirectoryPath",
        "/bin|/boot|/dev|/etc|/home|/home/user|/lib|/media|/mnt|/opt|/opt/share|/root|/srv|/sys|/tmp|/usr|/usr/bin|/usr/lib|/usr/local/bin|/usr/share|/var|/var/log|/var/mail|/var/tmp",
    ),
    ("randomCity", "<place>|<direction> <place>|<place><ending>"),
    ("randomStreetName", "<surname> <street>|<place> <street>"),
    ("randomStreetAddress", "### <randomStreetName>|#### <randomStreetName>|##### <randomStreetName>"),
    (
        "randomCountry",
        "Argentina|Australia|Austria|Bolivia|Brazil|Canada|Chile|Cuba|Denmark|Egypt|Estonia|Fiji|Finland|France|Ghana|Greece|Iceland|India|Ireland|Italy|Japan|Kenya|Latvia|Malta|Mexico|Nepal|Norway|Oman|Peru|Poland|Portugal|Samoa|Senegal|Spain|Sweden|Togo|Tunisia|Uganda|Uruguay|Zambia",
    ),
    (
        "randomCountryCode",
        "AR|AU|AT|BO|BR|CA|CL|CU|DK|EG|EE|FJ|FI|FR|GH|GR|IS|IN|IE|IT|JP|KE|LV|MT|MX|NP|NO|OM|PE|PL|PT|WS|SN|ES|SE|TG|TN|UG|UY|ZM",
    ),
    (
        "randomColor",
        "amber|azure|black|blue|brown|coral|cyan|gold|green|grey|indigo|ivory|lime|maroon|navy|olive|orange|pink|plum|purple|red|silver|teal|violet|white|yellow",
    ),
    (
        "randomDepartment",
        "Books|Garden|Games|Grocery|Health|Home|Kitchen|Music|Office|Outdoors|Pets|Shoes|Sports|Tools|Toys|Travel",
    ),
    ("randomProductName", "<randomProductAdjective> <randomProductMaterial> <randomProduct>"),
    (
        "randomProductAdjective",
        "Bright|Compact|Durable|Elegant|Foldable|Gentle|Handy|Light|Modern|Neat|Plain|Quiet|Simple|Soft|Sturdy|Warm",
    ),
    (
        "randomProductMaterial",
        "Bamboo|Brass|Canvas|Ceramic|Copper|Cork|Cotton|Felt|Glass|Granite|Leather|Linen|Oak|Paper|Rubber|Silk|Steel|Wool",
    ),
    (
        "randomProduct",
        "Bag|Basket|Bench|Blanket|Bowl|Box|Brush|Chair|Clock|Cup|Desk|Gloves|Hat|Kettle|Ladder|Lamp|Mat|Mirror|Mug|Pen|Scarf|Shelf|Spoon|Table|Towel",
    ),
    ("randomCompanyName", "<surname> <randomCompanySuffix>|<surname>-<surname>|<surname>, <surname> and <surname>"),
    ("randomCompanySuffix", "Group|Inc|LLC|Ltd|and Sons"),
    ("randomCatchPhrase", "<randomCatchPhraseAdjective> <randomCatchPhraseDescriptor> <randomCatchPhraseNoun>"),
    (
        "randomCatchPhraseAdjective",
        "Adaptive|Balanced|Careful|Connected|Distributed|Focused|Layered|Managed|Open|Portable|Public|Reliable|Shared|Versatile",
    ),
    (
        "randomCatchPhraseDescriptor",
        "daily|direct|discrete|everyday|global|incremental|local|modular|motivating|optional|regional|stable|static|uniform",
    ),
    (
        "randomCatchPhraseNoun",
        "alliance|archive|budget line|capacity|framework|help desk|hub|initiative|interface|matrix|model|product|project|strategy",
    ),
    ("randomBs", "<randomBsBuzz> <randomBsAdjective> <randomBsNoun>"),
    (
        "randomBsAdjective",
        "bold|clear|customer-facing|efficient|end-to-end|flexible|front-line|granular|lasting|open|real-time|scalable|seamless|visible",
    ),
    (
        "randomBsBuzz",
        "adapt|benchmark|build|combine|deliver|deploy|drive|enable|expand|grow|improve|measure|reshape|scale|streamline|unify",
    ),
    (
        "randomBsNoun",
        "channels|communities|content|experiences|interfaces|markets|metrics|models|networks|partners|platforms|relations|services|systems|users",
    ),
    (
        "randomDatabaseColumn",
        "id|title|name|email|phone|group|status|category|comment|password|avatar|token|createdAt|updatedAt",
    ),
    (
        "randomDatabaseType",
        "int|bigint|smallint|varchar|text|date|datetime|time|timestamp|float|double|decimal|boolean|blob|enum|point",
    ),
    (
        "randomDatabaseCollation",
        "utf8_bin|utf8_general_ci|utf8_unicode_ci|ascii_bin|ascii_general_ci|cp1250_bin|latin1_bin",
    ),
    ("randomDatabaseEngine", "InnoDB|MyISAM|MEMORY|CSV|ARCHIVE|BLACKHOLE"),
    ("randomMonth", "January|February|March|April|May|June|July|August|September|October|November|December"),
    ("randomWeekday", "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    ("randomBankAccount", "########"),
    (
        "randomBankAccountName",
        "Auto Loan Account|Checking Account|Credit Card Account|Home Loan Account|Investment Account|Personal Loan Account|Savings Account",
    ),
    ("randomCreditCardMask", "####"),
    ("randomTransactionType", "deposit|invoice|payment|withdrawal"),
    (
        "randomCurrencyCode",
        "ARS|AUD|BRL|CAD|CHF|CLP|CZK|DKK|EGP|EUR|GBP|HUF|INR|ISK|JPY|KES|KRW|MXN|NOK|NZD|PEN|PLN|SEK|THB|TRY|UGX|USD|ZAR",
    ),
    (
        "randomCurrencyName",
        "Argentine Peso|Australian Dollar|Brazilian Real|Canadian Dollar|Swiss Franc|Czech Koruna|Danish Krone|Egyptian Pound|Euro|Forint|Indian Rupee|Iceland Krona|Yen|Kenyan Shilling|Won|Mexican Peso|Norwegian Krone|Zloty|Swedish Krona|Baht|US Dollar|Rand",
    ),
    ("randomCurrencySymbol", "$|£|€|¥|₩|kr|zł|฿|₹|CHF|R$"),
    ("randomBitcoin", "1<&*25-33>|3<&*25-33>"),
    ("randomBankAccountBic", "%%%%%%%1|%%%%%%#%|%%%%%%#%%##"),
    ("randomAbbreviation", "API|ASCII|CPU|CSS|DNS|FTP|GPS|HTML|HTTP|JSON|RAM|SQL|SSD|TCP|TLS|UDP|USB|XML"),
    (
        "randomAdjective",
        "auxiliary|back-end|digital|front-end|mobile|multi-byte|neural|open-source|optical|primary|redundant|solid state|virtual|wireless",
    ),
    (
        "randomNoun",
        "array|bandwidth|bus|capacitor|card|circuit|driver|firewall|hard drive|interface|matrix|monitor|panel|pixel|port|program|protocol|sensor|system",
    ),
    (
        "randomVerb",
        "back up|bypass|calculate|compress|connect|copy|generate|index|input|navigate|parse|program|quantify|reboot|synthesize|transmit",
    ),
    (
        "randomIngverb",
        "bypassing|calculating|compressing|connecting|copying|generating|indexing|navigating|parsing|programming|quantifying|rebooting|synthesizing|transmitting",
    ),
    (
        "randomPhrase",
        "Try to <randomVerb> the <randomAbbreviation> <randomNoun>, it might <randomVerb> the <randomAdjective> <randomNoun>!|<^randomIngverb> the <randomNoun> is not enough, we have to <randomVerb> the <randomAdjective> <randomAbbreviation> <randomNoun>!|We need to <randomVerb> the <randomAdjective> <randomAbbreviation> <randomNoun>!",
    ),
    ("randomAvatarImage", "https://avatars.githubusercontent.com/u/<1..99999999>"),
    ("randomImageUrl", "http://placeimg.com/640/480"),
    ("randomAbstractImage", "<randomImageUrl>/abstract"),
    ("randomAnimalsImage", "<randomImageUrl>/animals"),
    ("randomBusinessImage", "<randomImageUrl>/business"),
    ("randomCatsImage", "<randomImageUrl>/cats"),
    ("randomCityImage", "<randomImageUrl>/city"),
    ("randomFoodImage", "<randomImageUrl>/food"),
    ("randomNightlifeImage", "<randomImageUrl>/nightlife"),
    ("randomFashionImage", "<randomImageUrl>/fashion"),
    ("randomPeopleImage", "<randomImageUrl>/people"),
    ("randomNatureImage", "<randomImageUrl>/nature"),
    ("randomSportsImage", "<randomImageUrl>/sports"),
    ("randomTransportImage", "<randomImageUrl>/transport"),
    (
        "randomImageDataUri",
        "data:image/svg+xml;charset=UTF-8,\\%3Csvg\\%20xmlns\\%3D\\%22http\\%3A\\%2F\\%2Fwww.w3.org\\%2F2000\\%2Fsvg\\%22\\%20width\\%3D\\%22640\\%22\\%20height\\%3D\\%22480\\%22\\%3E\\%3Crect\\%20width\\%3D\\%22100\\%25\\%22\\%20height\\%3D\\%22100\\%25\\%22\\%20fill\\%3D\\%22grey\\%22\\%2F\\%3E\\%3C\\%2Fsvg\\%3E",
    ),
    ("randomEmail", "<randomUserName>@gmail.com|<randomUserName>@hotmail.com|<randomUserName>@yahoo.com"),
    ("randomExampleEmail", "<randomUserName>@example.com|<randomUserName>@example.net|<randomUserName>@example.org"),
    (
        "randomUserName",
        "<first>.<surname>|<first>_<surname>|<first><1..99>|<first>.<surname><1..99>|<first>_<surname><1..99>",
    ),
    ("randomProtocol", "http|https"),
    ("randomUrl", "<randomProtocol>://<randomDomainName>"),
    ("randomDomainName", "<randomDomainWord>.<randomDomainSuffix>"),
    ("randomDomainSuffix", "com|net|org|info|biz|name"),
    (
        "randomDomainWord",
        "ada|alma|bert|bruno|carla|clara|dario|edda|emil|felix|greta|hanna|ivo|jonas|karla|lena|milo|nora|otto|paula|rosa|theo|vera|willa",
    ),
    ("randomIP", "<0..255>.<0..255>.<0..255>.<0..255>"),
    ("randomIPV6", "~~~~:~~~~:~~~~:~~~~:~~~~:~~~~:~~~~:~~~~"),
    (
        "randomUserAgent",
        "Mozilla/5.0 (Windows NT <5..10>.<0..3>; rv:<5..120>.0) Gecko/20100101 Firefox/<5..120>.0|Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/<531..539>.<0..3> (KHTML, like Gecko) Chrome/<13..120>.0.<800..899>.0 Safari/<531..539>.<0..3>",
    ),
    ("randomHexColor", "\\#~~~~~~"),
    ("randomMACAddress", "~~:~~:~~:~~:~~:~~"),
    ("randomPassword", "<&*15>"),
    ("randomLoremWord", "<lorem>"),
    ("randomLoremWords", "<lorem*3>"),
    ("randomLoremSentence", "<^lorem> <lorem*2-9>."),
    ("randomLoremSlug", "<lorem*3,->"),
    ("randomLoremSentences", "<randomLoremSentence*2-6>"),
    ("randomLoremParagraph", "<randomLoremSentence*3-6>"),
    ("randomLoremParagraphs", "<randomLoremParagraph*3,\n \r>"),
    (
        "randomLoremText",
        "<randomLoremWords>|<randomLoremSentence>|<randomLoremSentences>|<randomLoremParagraph>|<randomLoremLines>",
    ),
    ("randomLoremLines", "<randomLoremSentence*1-5,\n>"),
    ("randomFirstName", "<first>"),
    ("randomLastName", "<surname>"),
    ("randomFullName", "<first> <surname>|<randomNamePrefix> <first> <surname>|<first> <surname> <randomNameSuffix>"),
    ("randomJobTitle", "<randomJobDescriptor> <randomJobArea> <randomJobType>"),
    ("randomNamePrefix", "Mr.|Mrs.|Ms.|Miss|Dr."),
    ("randomNameSuffix", "Jr.|Sr.|I|II|III|IV|V|MD|DDS|PhD|DVM"),
    (
        "randomJobDescriptor",
        "Senior|Junior|Lead|Chief|Regional|National|Global|District|Central|Internal|Principal|Corporate",
    ),
    (
        "randomJobArea",
        "Accounts|Applications|Assurance|Brand|Communications|Data|Group|Infrastructure|Marketing|Metrics|Mobility|Operations|Quality|Research|Security|Usability|Web",
    ),
    (
        "randomJobType",
        "Administrator|Agent|Analyst|Architect|Assistant|Associate|Consultant|Coordinator|Designer|Developer|Director|Engineer|Facilitator|Manager|Officer|Planner|Specialist|Supervisor",
    ),
    ("randomBoolean", "true|false"),
    (
        "randomWord",
        "<randomNoun>|<randomAdjective>|<randomProduct>|<randomProductMaterial>|<randomColor>|<randomBsNoun>|<randomJobArea>|<place>",
    ),
    ("randomAlphaNumeric", "#|?"),
    ("randomFileName", "<fileWord*1-3,_>.<randomFileExt>"),
    ("randomCommonFileName", "<fileWord*1-3,_>.<randomCommonFileExt>"),
    (
        "randomMimeType",
        "application/json|application/pdf|application/xml|application/zip|application/octet-stream|audio/mpeg|audio/ogg|font/woff2|image/gif|image/jpeg|image/png|image/svg+xml|text/css|text/csv|text/html|text/plain|video/mp4|video/webm",
    ),
    ("randomCommonFileType", "application|audio|image|text|video"),
    ("randomCommonFileExt", "gif|htm|html|jpeg|jpg|m2v|m4a|mp2|mp3|mp4|mpeg|mpg|pdf|png|shtml|wav"),
    ("randomFileType", "application|audio|chemical|font|image|message|model|multipart|text|video"),
    (
        "randomFileExt",
        "ace|avi|bin|bmp|c|cab|css|csv|doc|epub|flac|gz|h|html|ics|jar|java|jpg|js|json|md|mov|mp3|odt|ogg|otf|pdf|png|ppt|rtf|svg|tar|tex|tiff|ttf|txt|wav|webm|xls|xml|zip",
    ),
    ("randomSemver", "<0..9>.<0..9>.<0..9>"),
];

/// Words in patterns.
const WORDS: &[(&str, &str)] = &[
    (
        "first",
        "Ada|Alma|Anton|Bea|Bert|Bruno|Carla|Clara|Dario|Edda|Elias|Emil|Felix|Greta|Hanna|Hugo|Ida|Ivo|Jonas|Karla|Lena|Leo|Mara|Milo|Nora|Otto|Paula|Quinn|Rosa|Samir|Theo|Uma|Vera|Willa|Yusuf|Zoe",
    ),
    (
        "surname",
        "Abel|Archer|Baker|Berg|Brook|Carter|Dahl|Decker|Ebner|Falk|Fischer|Grove|Hale|Hansen|Holm|Iversen|Jensen|Keller|Lang|Lind|Marsh|Moreau|Noble|Olsen|Park|Quist|Rossi|Sato|Stone|Tanner|Ulrich|Vogel|Wagner|Weaver|York|Ziegler",
    ),
    (
        "place",
        "Alder|Ashford|Birchwood|Brookfield|Clearwater|Cold Spring|Dunmore|Eastvale|Fairhaven|Glenwood|Harbor|Heathfield|Kingsport|Lakeside|Maple Grove|Millbrook|Northgate|Oakdale|Pinecrest|Ravenhill|Riverton|Silverlake|Stonebridge|Westbrook",
    ),
    ("direction", "East|New|North|Port|South|West"),
    ("ending", " City| Falls| Heights| Springs"),
    (
        "street",
        "Alley|Avenue|Bridge|Circle|Court|Drive|Garden|Hill|Lane|Mews|Park|Place|Plaza|Road|Row|Square|Street|Terrace|Walk|Way",
    ),
    (
        "fileWord",
        "annual|archive|backup|budget|chart|draft|export|garden|index|invoice|journal|ledger|letter|list|meadow|memo|notes|offer|order|plan|report|sample|scan|schedule|sketch|summary|table",
    ),
    (
        "lorem",
        "ad|aut|causa|cum|dies|dolor|domus|ea|ergo|est|et|fuga|gratia|hic|idem|illo|in|ipsum|iter|labor|lorem|magna|modo|natura|nihil|nisi|omnis|pars|quam|quia|quid|ratio|rerum|sed|semper|sit|sol|sunt|terra|ut|vel|vero|via|vita",
    ),
];
