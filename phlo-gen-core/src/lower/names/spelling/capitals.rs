//! Words in which a capital letter does not begin a new word, and words that begin without one.

use crate::bytes::{kind, leading};

/// The names that are one word, by their first letter. A rule finds those that begin with one small letter, such as
/// `iPhone`.
const fn one_word_names(first: u8) -> &'static [&'static str] {
    match first {
        b'A' => &["AliPay", "AutoCAD"],
        b'B' => &["BitBucket", "BitTorrent"],
        b'C' => &[
            "CentOS",
            "ChatGPT",
            "ClickHouse",
            "CloudFlare",
            "CloudFormation",
            "CloudFront",
            "CloudWatch",
            "CoffeeScript",
            "CoSpace",
        ],
        b'c' => &["coSpace"],
        b'D' => &["DevOps", "DevSecOps", "DocuSign", "DocX", "DropBox", "DynamoDB"],
        b'E' => &["ECommerce", "ElasticSearch", "EtherNet"],
        b'F' => &["FaaS", "FaceBook", "FedEx", "FinTech", "FireBase", "FireFox", "FinOps", "FreeBSD"],
        b'G' => &["GeoIP", "GeoJSON", "GitHub", "GitLab", "GitOps", "GoDaddy", "GraphQL", "GZip"],
        b'H' => &["HashiCorp", "HubSpot"],
        b'I' => &["IaaS", "IMessage", "InDesign", "InfluxDB", "IntelliJ", "IoT", "IPsec", "IPv4", "IPv6"],
        b'J' => &["JavaScript", "JQuery", "JSONata", "JSONPath"],
        b'L' => &["LaTeX", "LibreOffice", "LinkedIn", "LoRaWAN", "LoRa"],
        b'M' => &["MacBook", "MailChimp", "MariaDB", "MasterCard", "McAfee", "McDonald", "MongoDB", "MySQL"],
        b'm' => &["macOS"],
        b'N' => &["NoSQL", "NumPy"],
        b'O' => &[
            "OAuth",
            "OData",
            "OneDrive",
            "OneLogin",
            "OneNote",
            "OpenAI",
            "OpenAPI",
            "OpenBSD",
            "OpenID",
            "OpenSSL",
            "OpenStack",
            "OpenVPN",
        ],
        b'o' => &["oAuth", "oData"],
        b'P' => &[
            "PaaS",
            "PayPal",
            "PHPUnit",
            "PoE",
            "PostGIS",
            "PostgreSQL",
            "PowerBI",
            "PowerPoint",
            "PowerShell",
            "PyPI",
            "PyTorch",
        ],
        b'Q' => &["QoS", "QuickBooks"],
        b'R' => &["RabbitMQ", "ReadMe", "RESTful"],
        b'S' => &[
            "SaaS",
            "SendGrid",
            "ServiceNow",
            "SharePoint",
            "SkyPE",
            "SnapChat",
            "SonarQube",
            "SoundCloud",
            "SpamAssassin",
            "SQLite",
            "StackOverflow",
            "StatsD",
            "SysLog",
        ],
        b'T' => &["TeX", "TensorFlow", "TikTok", "TypeScript"],
        b'U' => &["UltraVNC", "UPnP"],
        b'V' => &["VMware", "VoIP", "VoLTE"],
        b'W' => &[
            "WebAuthn",
            "WebDAV",
            "WebHook",
            "WebRTC",
            "WebSocket",
            "WeChat",
            "WhatsApp",
            "WiFi",
            "WireGuard",
            "WooCommerce",
            "WordPress",
        ],
        b'X' => &["XPath"],
        b'Y' => &["YouTube"],
        b'Z' => &["ZigBee", "ZooKeeper"],
        _ => &[],
    }
}

/// Acronyms that a small letter may follow: `APIkey` is two words.
const ACRONYMS: &[&str] = &[
    "API", "AWS", "CPU", "CSV", "DNS", "FTP", "GPS", "GPU", "GUID", "HTML", "HTTP", "HTTPS", "IBAN", "ID", "IP",
    "JSON", "JWT", "KYC", "LDAP", "MFA", "NFC", "OTP", "PDF", "PIN", "QR", "REST", "SDK", "SFTP", "SIM", "SKU", "SMS",
    "SMTP", "SQL", "SSH", "SSL", "SSO", "TLS", "UI", "URI", "URL", "UUID", "VAT", "VM", "VPN", "XML",
];

/// Words that follow an acronym in small letters.
const FOLLOWING: &[&str] = &[
    "address", "body", "code", "data", "encoded", "endpoint", "file", "format", "host", "info", "key", "keys", "link",
    "list", "name", "number", "path", "port", "request", "response", "server", "status", "token", "type", "url",
    "user", "value",
];

/// Words between an acronym and what begins with a capital: `SMStoEmail`. Those that words of three letters end with are
/// none: `aPinCode`.
const BETWEEN: &[&str] = &["by", "for", "from", "of", "to", "via", "with"];

/// Small letters that stand in front of a name: `eSign`, `iOS`, `mTLS`, `gRPC`, `uPlay`, `vCenter`.
const PREFIXES: &str = "egimuv";

/// Words in ASCII letters, in which capital letters begin words and nothing else does.
pub fn words(words: &str) -> String {
    let spelt: Vec<String> = words.split(' ').map(word).collect();
    spelt.join(" ")
}

fn word(word: &str) -> String {
    if !word.contains(|c: char| c.is_ascii_uppercase()) || !word.contains(|c: char| c.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len() + 2);
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let is_start = out.is_empty();
        // nothing begins at a small letter or a digit within the word
        let plain = if is_start { 0 } else { leading(rest, kind!(not b'A'..=b'Z')) };
        if plain > 0 {
            out.push_str(&rest[..plain]);
            rest = &rest[plain..];
            continue;
        }
        let taken = one_word(&out, rest)
            .or_else(|| if is_start { with_prefix(rest) } else { None })
            .or_else(|| acronym(&out, rest))
            .unwrap_or_else(|| (1, first.to_string()));
        out.push_str(&taken.1);
        rest = rest.get(taken.0..).unwrap_or_default();
    }
    out
}

/// The length of a part of a word, and how it is spelt.
type Part = (usize, String);

/// A name from the list, if it ends where a word can end.
fn one_word(before: &str, rest: &str) -> Option<Part> {
    let ends = |after: &str| {
        let after = after.strip_prefix('s').unwrap_or(after);
        !after.starts_with(|c: char| c.is_ascii_lowercase())
    };
    let first = *rest.as_bytes().first()?;
    if first.is_ascii_lowercase() && !before.is_empty() || before.ends_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let name = one_word_names(first).iter().find(|name| rest.strip_prefix(**name).is_some_and(ends))?;
    Some((name.len(), capitalized(name)))
}

/// A small letter and the name after it: `iPhone`, `gRPC`, `eSignature`.
fn with_prefix(rest: &str) -> Option<Part> {
    let mut chars = rest.chars();
    let prefix = chars.next().filter(char::is_ascii_lowercase)?;
    let capitals = chars.as_str().len() - chars.as_str().trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let is_acronym = capitals > 2 && rest.len() == capitals + 1 && !"xyz".contains(prefix);
    if capitals == 0 || !PREFIXES.contains(prefix) && !is_acronym {
        return None;
    }
    let is_followed = rest.get(1 + capitals..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_lowercase()));
    // the last of several capitals begins the next word: `gRPCServer`
    let length = if is_followed && capitals > 2 { capitals } else { capitals + 1 };
    Some((length, capitalized(rest.get(..length)?)))
}

/// A known acronym that a word follows, the plural of any, or one with a version, or before a preposition: `DHCPv6`,
/// `TLSv1`, `SMStoEmail`.
fn acronym(before: &str, rest: &str) -> Option<Part> {
    if before.ends_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let (capitals, after) = rest.split_at(length);
    let small = after.len() - after.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
    if length > 1 && small == 1 && after.starts_with('s') {
        return Some((length + 1, format!("{capitals}S")));
    }
    let next = after.get(..small)?;
    let is_version = next == "v" && after.get(1..)?.starts_with(|c: char| c.is_ascii_digit());
    if length > 1 && is_version {
        return Some((length + 1, format!("{capitals}V")));
    }
    let is_between = length > 1 && BETWEEN.contains(&next) && after.len() > small;
    (is_between || FOLLOWING.contains(&next) && ACRONYMS.contains(&capitals)).then(|| (length, format!("{capitals} ")))
}

fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + &chars.as_str().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use heck::ToSnakeCase;

    fn snake(text: &str) -> String {
        words(text).to_snake_case()
    }

    #[test]
    fn names_with_odd_capitals_are_one_word() {
        assert_eq!(snake("oAuth OAuth2 VMware iOS IPv6Address"), "oauth_oauth2_vmware_ios_ipv6_address");
        assert_eq!(snake("getGitHubToken MySQLDump PostgreSQL"), "get_github_token_mysql_dump_postgresql");
    }

    #[test]
    fn one_small_letter_in_front_belongs_to_the_name() {
        assert_eq!(snake("iPhone eSignature vCenter gRPC gRPCServer"), "iphone_esignature_vcenter_grpc_grpc_server");
        assert_eq!(snake("cURL vROps xAxis nCount"), "curl_vrops_x_axis_n_count");
    }

    #[test]
    fn acronyms_end_before_a_word_and_have_plurals() {
        assert_eq!(
            snake("DHCPv6Server addTLSv1 getSNMPv2cUser IoTDevice"),
            "dhcpv6_server_add_tlsv1_get_snmpv2c_user_iot_device"
        );
        assert_eq!(snake("APIkey IPaddress URLs IDs OTPsSent"), "api_key_ip_address_urls_ids_otps_sent");
        assert_eq!(
            snake("XMLHttp getSSLCertsByID IDCard HTTPStatus"),
            "xml_http_get_ssl_certs_by_id_id_card_http_status"
        );
    }

    #[test]
    fn acronyms_end_before_a_preposition() {
        assert_eq!(snake("mapSMStoEmail VMtoVMLink getIDfromName"), "map_sms_to_email_vm_to_vm_link_get_id_from_name");
        assert_eq!(snake("getAForBed aPinCode getALandMap BOto"), "get_a_for_bed_a_pin_code_get_a_land_map_b_oto");
    }

    #[test]
    fn other_capitals_begin_words() {
        assert_eq!(snake("ProductTailoring getAUser TShirt coValue"), "product_tailoring_get_a_user_t_shirt_co_value");
    }
}
