//! Whether the value of a name is a secret: the name of a header, a parameter, a member, a variable or an argument.
//!
//! The generator and the runtime each have a copy of this file, so that both have the same answer: a test compares them.

/// A list of words.
macro_rules! words {
    ($($word:tt)*) => { &[$(stringify!($word)),*] };
}

/// Letters of which each secret name has some beside each other, without separators and digits. Few other names have
/// them, and reading a name takes longer than looking for them.
const PARTS: &[&str] = words![
    tok sec pas key ede sig bea ses sid oki onn aml cod tya pin pwd pw otp jwt cvv cvc csr xsr hma psk nnw enh ras htw esl
    asl ola ifr kat aut uth sse sas psw eds mne ala ozi mdp eno eor gsk aro zod lsz tkh egr lav hav cle hlu hia klu jet
    ehe tkn gsc pwr ssw lew oac dea hdn
];

/// For each two letters the third ones with which they are a part; all of them if the two are one.
static THIRD_LETTERS: [u32; 1 << (2 * LETTER_BITS)] = third_letters();

const LETTER_BITS: usize = 5;

/// Words that make a name secret wherever they stand in it, without separators: `x-api-key`, `accessToken`.
const ANYWHERE: &[&str] = words![
    token secret password passwd passphrase passcode passkey apikey accesskey privatekey privkey sshkey authkey
    signingkey encryptionkey masterkey subscriptionkey functionskey licensekey activationkey sessionkey credential
    signature bearer sessionid sessid connectsid setcookie connectionstring samlresponse onetimecode securityanswer
    userpin cardpin motdepasse palavrapasse katasandi katalaluan sandilewat matkhau mậtkhẩu seedphrase
    recoveryphrase backupphrase secretphrase mnemonicphrase jetonacces zugangscode lösenord κωδικόςπρόσβασης
    codigoacceso codigodeacceso códigoacceso códigodeacceso hdnts hdnea كلمةالمرور كلمةالسر رمزعبور پاسورد پسورد گذرواژه पासवरड รหัสผาน
];

/// Words that make a name secret as a whole word: `otp_value`, `userPwd`, and not `option`.
const AS_WORDS: &[&str] = words![
    pwd pw otp totp hotp jwt cvv cvc csrf xsrf hmac psk passwort kennwort senha senhas contraseña contrasena contrasenia
    contrasenya dbpass userpass clientpass adminpass rootpass smtppass mailpass ftppass wifipass rootpw adminpw userpw dbpw
    psw pswd pwrd passw passwrd pssword pasword seckey creds mnemonic tok tkn authtok accesstkn mdp segredo geheimnis
    apischluessel apischlüssel geheimschluessel geheimschlüssel wachtwoord losenord passord adgangskode kodeord heslo hasło haslo
    salasana lozinka parola parolă parool geslo jelszo jelszó slaptazodis slaptažodis şifre şifresi şifreniz sifre sifresi
    sifreniz пароль пароля парола лозинка гасло секрет токен токена συνθηματικό סיסמה סיסמא
];

/// Words of languages that are written without spaces, which make a name secret at the end of a word: `用户密码`.
const ENDINGS: &[&str] = words![
    密码 密碼 口令 密钥 密鑰 私钥 私鑰 秘钥 令牌 パスワード 暗証番号 秘密鍵 トークン 비밀번호 암호 토큰 비밀키
];

/// Words for a key in other languages, which name many things, and words beside them that make it a secret: `clave_api`,
/// `privater_schluessel`.
const OTHER_KEYS: &[&str] = words![clave chave llave cle clé schluessel schlüssel chiave klucz ключ];
const OF_SECRET_KEYS: &[&str] = words![
    api secrète secrete privada privee privée privata privater geheim geheimer prywatny tajny секретный приватный закрытый
];

/// Words between the two: `clave_de_la_api`.
const LINKING: &[&str] = words![de del da do di d la las el l];

/// Words that make a name secret at its end: `user_pass`, `x-shop-auth`, and not `pass_rate`.
const AT_END: &[&str] = words![pass pin sig auth cookie cookies assertion sas];

/// Names that are secret as they are, with or without `x` or `proxy` before them.
const ALONE: &[&str] = words![authorization authorisation authentication session sid κωδικός 秘密];

/// Parts of the names of headers and parameters that nobody has described: if one is in it, the value is not shown.
const MAY_BE: &[&str] = words![auth cookie key password secret session token];

/// Words before `key` that make it a secret: `personalKey`, `x_partner_app_key`.
const KEY_OWNERS: &[&str] = words![
    api access private auth secret subscription functions function personal app application encryption signing master
    security developer integration merchant partner server service shared account admin webhook license deploy consumer enc
    vault wallet wifi unseal pvt
];

/// Words that make a `code` a secret: `verification_code`.
const CODES: &[&str] = words![
    verification security access activation recovery backup mfa 2fa tfa factor sms unlock reset device authorization
    auth confirmation login otp pairing
];

/// Beginnings of words in which a secret word is only a part.
const OTHER_WORDS: &[&str] = words![
    secretar passwordless tokeniz tokenis tokenomic designature credentialing credentialed
];

/// Words of somebody's signature below a mail, or on a form.
const BELOW_TEXT: &[&str] = words![email mail html];

/// Last words that do not change what the name says: `session_cookie_value`.
const NEUTRAL: &[&str] = words![value val text string data raw plain plaintext hash encrypted base hex new old current];

/// Last words of the names of what is known about a secret: its kind, its time, its place, its state.
pub(super) const PROPERTIES: &[&str] = words![
    type types kind kinds mode modes policy policies name names id ids identifier identifiers url urls uri uris
    endpoint endpoints link href path location count counter limit limits length size quota usage expiry expires
    expire expired expiration expiresin expiresat in ttl lifetime lifespan age validity valid at on by date dates time
    timestamp timeout duration seconds minutes hours days interval period status state enabled disabled required
    optional allowed supported active changed updated created verified exists set sent used strength complexity hint
    format method methods algorithm algorithms alg algs version scope scopes claim claims address addresses symbol
    amount price balance supply decimals description label title message error errors min max number index field
    fields header headers prefix suffix param parameter rule rules requirement requirements question template provider
    issuer owner user username group category class level audience request requests settings config options manager
    management rotation attempts remaining retries history flow grant page step email image font position program
    programs channel channels result results reason outcome info details meta metadata event events fail failed
    success ok check compare comparison consent banner preference preferences visible hidden show only rate ratio
    percent percentage binding source list lists file files chiave
];

/// First words of the names of flags and numbers about secrets.
pub(super) const FLAGS: &[&str] = words![
    is has have had should can could must may will allow allows allowed require requires required with without enable
    enabled disable disabled expire expires force show hide need needs no use uses include includes exclude remember
    invalid support supports min max minimum maximum num number count total generate send ignore omit keep does do was
    did want wants
];

/// Words before `token` that make it a place in a list: `next_page_token`.
pub(super) const CURSORS: &[&str] = words![
    page next prev previous continuation continue pagination paging skip sync cursor delta start starting resume
    watermark scroll marker more stop eos bos pad
];

/// Words before `tokens` that make them a number: `prompt_tokens`.
pub(super) const COUNTED: &[&str] = words![
    max min num number total prompt completion input output used cached reasoning thinking context response generated
    candidates remaining estimated budget per of stop special text audio image
];

/// Ids that are secrets by themselves: `sessionId` is all that a caller needs, as is the id of a key with AWS and Vault.
const SECRET_IDS: [[&str; 2]; 3] = [["session", "id"], ["key", "id"], ["secret", "id"]];

/// Names, without separators, of secrets and of other things: only a value that looks like a secret is one.
const BY_VALUE: &[&str] = words![
    refresh access code oobcode codeverifier ticket xticket xsession clave claveacceso clavedeacceso chave llave cle clé
    jeton
];

/// How long a `code` is at least that is a key or a grant: shorter ones are promotions, products and languages.
const SHORTEST_CODE: usize = 32;

/// How long a token is at least.
const SHORTEST_TOKEN: usize = 16;

/// Whether the value of this name is a secret. A flag, a kind, a time, a place in a list or a number of them is none.
pub fn is_secret_name(name: &str) -> bool {
    if !has_part(name) {
        return false;
    }
    let words = words(name);
    let words: Vec<&str> = words.iter().map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    names_secret(&words) && !is_about_a_secret(&words)
}

/// Whether a value of this name may be a secret: one that nobody has described, which is not shown to be on the safe
/// side. The name is in lower case. It allocates nothing, because it is asked for each header of a response.
pub fn may_be_secret_name(name: &str) -> bool {
    let is_secret = |word: &str| [AS_WORDS, AT_END, ALONE].iter().any(|list| has(list, word));
    has_part(name) && (MAY_BE.iter().any(|part| name.contains(part)) || name.split(['-', '_']).any(is_secret))
}

/// Whether a value is a secret under a name that is one of other things too: `refresh`, `clave`, the `code` of a function.
pub fn is_secret_by_value(name: &str, value: &str) -> bool {
    let is_long = value.len() >= SHORTEST_CODE
        && value.bytes().any(|byte| byte.is_ascii_uppercase())
        && value.bytes().any(|byte| byte.is_ascii_lowercase());
    value.len() >= SHORTEST_TOKEN
        && may_be_by_value(name)
        && is_token(value)
        && (is_long || !name.eq_ignore_ascii_case("code"))
}

/// Whether a name is one of [`BY_VALUE`]. It is asked for each argument.
pub fn may_be_by_value(name: &str) -> bool {
    // most names begin like none of them, and taking a name apart takes longer
    let may_begin = match *name.as_bytes() {
        [first, second, third, ..] if second.is_ascii_alphabetic() && third.is_ascii_alphabetic() => matches!(
            &[first | 0x20, second | 0x20, third | 0x20],
            b"ref" | b"acc" | b"cod" | b"oob" | b"tic" | b"xti" | b"xse" | b"cla" | b"cle" | b"cha" | b"lla" | b"jet"
        ),
        [first, _, _, ..] => matches!(first | 0x20, b'r' | b'a' | b'c' | b'o' | b't' | b'x' | b'l' | b'j'),
        _ => false,
    };
    may_begin && name.len() <= 20 && has(BY_VALUE, &words(name).concat())
}

/// Whether a value looks like a token and nothing else: one long word of letters and digits that take turns, and no id.
pub fn is_token(value: &str) -> bool {
    let is_part =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'{' | b'}' | b'|');
    let is_word = |part: &str| takes_turns(part);
    value.len() >= SHORTEST_TOKEN
        && value.bytes().all(is_part)
        && !value.starts_with('/')
        && !value.contains("://")
        && !is_id(value)
        && value.split(|c: char| !c.is_ascii_alphanumeric()).any(is_word)
}

/// Whether digits and letters take turns in a word as in no name or version. An address of a chain (`0x` and 40 digits or
/// 64) is an id.
pub fn takes_turns(word: &str) -> bool {
    let (mut digits, mut turns, mut was_digit) = (0, 0, None);
    for byte in word.bytes() {
        let is_digit = byte.is_ascii_digit();
        digits += usize::from(is_digit);
        turns += usize::from(was_digit.is_some_and(|was| was != is_digit));
        was_digit = Some(is_digit);
    }
    let is_address = word.starts_with("0x") && matches!(word.len(), 42 | 66);
    word.len() >= 12 && digits >= 3 && turns >= 4 && !is_address
}

/// Whether a value has the form of an id that services show: a UUID, or 24 hexadecimal digits.
pub fn is_id(value: &str) -> bool {
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_uuid = || value.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && value.split('-').all(is_hex);
    let is_upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let is_ulid = value.len() == 26 && value.starts_with("01") && value.bytes().all(is_upper);
    value.len() == 36 && is_uuid() || value.len() == 24 && is_hex(value) || is_ulid
}

/// Whether a list has a word.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    // a loop, because iterators take three times as long in a macro, which is not optimized
    let mut list = list;
    while let [own, rest @ ..] = list {
        if own.len() == word.len() && *own == word {
            return true;
        }
        list = rest;
    }
    false
}

/// Whether a text has a word in it.
fn has_within(text: &str, word: &str) -> bool {
    // a loop, because a search by the standard library takes four times as long for a short text in a macro
    let (mut rest, word) = (text.as_bytes(), word.as_bytes());
    while rest.len() >= word.len() {
        if rest[0] == word[0] && rest.starts_with(word) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// Whether a name has one of the [`PARTS`], or a letter that is not ASCII.
fn has_part(name: &str) -> bool {
    let (mut rest, mut before) = (name.as_bytes(), 0);
    while let [byte, after @ ..] = rest {
        rest = after;
        let letter = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => number(*byte),
            0x80.. => return true,
            _ => continue,
        };
        if THIRD_LETTERS[before] & (1 << letter) != 0 {
            return true;
        }
        before = (before << LETTER_BITS | letter) & (THIRD_LETTERS.len() - 1);
    }
    // the two letters may be all
    THIRD_LETTERS[before] == u32::MAX
}

/// A letter in either case as a number from one.
const fn number(letter: u8) -> usize {
    (letter & 0b1_1111) as usize
}

const fn third_letters() -> [u32; 1 << (2 * LETTER_BITS)] {
    let (mut table, mut parts) = ([0; 1 << (2 * LETTER_BITS)], PARTS);
    while let [part, rest @ ..] = parts {
        match part.as_bytes() {
            [first, second] => table[number(*first) << LETTER_BITS | number(*second)] = u32::MAX,
            [first, second, third] => {
                table[number(*first) << LETTER_BITS | number(*second)] |= 1 << number(*third);
            }
            _ => panic!("a part has two or three letters"),
        }
        parts = rest;
    }
    table
}

fn names_secret(words: &[&str]) -> bool {
    let is_part = |word: &str| OTHER_WORDS.iter().any(|start| word.starts_with(start));
    let words: Vec<&str> = words.iter().copied().filter(|word| !is_part(word)).collect();
    let joined = words.concat();
    let is_below_text = words.windows(2).any(|pair| pair[1] == "signature" && has(BELOW_TEXT, pair[0]));
    let is_anywhere = |word: &&str| has_within(&joined, word) && !(*word == "signature" && is_below_text);
    let alone = joined.strip_prefix("proxy").or(joined.strip_prefix('x')).filter(|rest| !rest.starts_with("session"));
    ANYWHERE.iter().any(is_anywhere)
        || words.iter().any(|word| has(AS_WORDS, word) || word.ends_with("pwd") || has_ending(word))
        || names_key(&words)
        || has(ALONE, alone.unwrap_or(&joined))
        || is_secret_at_end(&words)
}

fn has_ending(word: &str) -> bool {
    !word.is_ascii() && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a name has a word for a key beside one that makes it a secret, in any order.
fn names_key(words: &[&str]) -> bool {
    // most names have no such word
    let Some(at) = words.iter().position(|word| has(OTHER_KEYS, word)) else { return false };
    let after = words[at + 1..].iter().filter(|word| !has(LINKING, word)).take(2);
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.into_iter().chain(after).any(|word| has(OF_SECRET_KEYS, word))
}

/// The same of the last words, as far as they say something.
fn is_secret_at_end(words: &[&str]) -> bool {
    let length = words.iter().rposition(|word| !has(NEUTRAL, word)).map_or(0, |last| last + 1);
    match words.get(..length).unwrap_or_default() {
        [.., owner, "key" | "keys"] => has(KEY_OWNERS, owner),
        [before @ .., "code" | "codes"] => before.iter().any(|word| has(CODES, word)),
        [.., last] => {
            let owner = last.strip_suffix("keys").or(last.strip_suffix("key"));
            has(AT_END, last) || owner.is_some_and(|owner| has(KEY_OWNERS, owner))
        }
        [] => false,
    }
}

/// Whether the name is that of something that is known about a secret, and not of the secret.
fn is_about_a_secret(words: &[&str]) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    let is_secret_id = SECRET_IDS.iter().any(|pair| words.ends_with(pair));
    let is_flag = before.first().is_some_and(|first| has(FLAGS, first));
    let is_cursor = *last == "token" && before.last().is_some_and(|word| has(CURSORS, word));
    let is_rate = words.windows(2).any(|pair| pair[1] == "per");
    let is_number = is_rate || *last == "tokens" && before.iter().any(|word| has(COUNTED, word));
    let is_property = has(PROPERTIES, last) && !is_secret_id;
    let is_key_of_property = *last == "key" && before.last().is_some_and(|word| has(PROPERTIES, word));
    is_flag || is_cursor || is_number || is_property || is_key_of_property || is_joined(last)
}

/// The same for a name without separators: `haspassword`, `tokentype`, `pagetoken`.
fn is_joined(word: &str) -> bool {
    ["token", "secret", "password", "passwd", "apikey", "credential", "signature"].iter().any(|secret| {
        let Some((before, after)) = word.split_once(secret) else { return false };
        let is_cursor = *secret == "token" && CURSORS.iter().any(|cursor| before.ends_with(cursor));
        let is_number = after == "s" && COUNTED.iter().any(|counted| before.contains(counted));
        has(FLAGS, before) || has(PROPERTIES, after) || is_cursor || is_number
    })
}

/// The words of a name in lower case: `accessToken`, `access_token` and `ACCESS-TOKEN` have the same.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let (mut after_lower, mut after_upper) = (false, false);
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        // an accent that is a character of its own
        if matches!(character, '\u{300}'..='\u{36F}') {
            continue;
        }
        // `OTPCode` has two words as well.
        let ends_acronym = after_upper && characters.peek().is_some_and(|next| next.is_lowercase());
        let is_upper = character.is_uppercase();
        let starts = !character.is_alphanumeric() || is_upper && (after_lower || ends_acronym);
        if starts && words.last().is_some_and(|last| !last.is_empty()) {
            words.push(String::new());
        }
        (after_lower, after_upper) = (character.is_lowercase() || character.is_ascii_digit(), is_upper);
        if let (Some(last), true) = (words.last_mut(), character.is_alphanumeric()) {
            last.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_secret_word_has_a_part() {
        let ends = ["key", "keys", "code", "codes"];
        for list in [ANYWHERE, AS_WORDS, ENDINGS, AT_END, ALONE, MAY_BE, OTHER_WORDS, OTHER_KEYS, &ends] {
            for word in list {
                let upper = word.to_uppercase();
                assert!(has_part(word) && has_part(&upper) && has_part(&format!("a-{word}2")), "{word}");
            }
        }
        for word in BY_VALUE {
            assert!(may_be_by_value(word) && may_be_by_value(&word.to_uppercase()), "{word}");
        }
    }

    #[test]
    fn a_header_that_nobody_has_described_may_be_a_secret() {
        for name in ["x-partner-key", "password-hint", "x-otp-state", "author", "session_count", "x-sas", "sid"] {
            assert!(may_be_secret_name(name), "{name}");
        }
        for name in ["content-type", "x-request-id", "content-security-policy", "x-option", "compass", "pinned", ""] {
            assert!(!may_be_secret_name(name), "{name}");
        }
    }

    #[test]
    fn a_name_of_other_things_is_secret_with_a_token() {
        let token = "hV8rX2mQ7kTp3LzN9sYw5Hb1";
        let long = [token, "dF6gA3eUi=="].concat();
        for (name, value) in
            [("refresh", token), ("Clave", token), ("X-Ticket", "ST-1-hV8rX2mQ7kTp3LzN9"), ("code", &long)]
        {
            assert!(is_secret_by_value(name, value), "{name}={value}");
        }
        for (name, value) in [
            ("refresh", "true"),
            ("refresh", "30s"),
            ("access", "read-write-2024-01-02"),
            ("access", "7c1f3a52-94be-4d0e-8a67-2b9e6f3c1d08"),
            ("clave", "49120240101179214673900110010010000000011"),
            ("ticket", "INC0012345678901"),
            ("code", token),
            ("code", "SUMMER2024SALE15OF4ALL9MEMBERS2DAY"),
            ("llave", "507f1f77bcf86cd799439011"),
            ("id", token),
        ] {
            assert!(!is_secret_by_value(name, value), "{name}={value}");
        }
    }

    #[test]
    fn other_names_have_none() {
        for name in ["name", "created_at", "status", "description", "page", "limit", "id", "", "2", "pow", "_"] {
            assert!(!has_part(name), "{name}");
        }
    }
}
