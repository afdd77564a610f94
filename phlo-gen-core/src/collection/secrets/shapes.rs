//! The shapes of keys that begin with a prefix of their own, by their first character.

/// The characters of the part after the prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// Capital letters and digits.
    Capitals,
    /// Hexadecimal digits in lower case.
    Hex,
    /// Letters and digits.
    Letters,
    /// Letters, digits, `-` and `_`.
    Word,
    /// These, and dots.
    Dotted,
    /// Letters, digits, `+`, `/` and `=`.
    Base64,
    /// Segments of a path: letters, digits, `-`, `_`, `@` and `/`.
    Segments,
}

impl Alphabet {
    /// Whether a character is one of them.
    pub fn has(self, byte: u8) -> bool {
        match self {
            Alphabet::Capitals => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Alphabet::Hex => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Alphabet::Letters => byte.is_ascii_alphanumeric(),
            Alphabet::Word => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'),
            Alphabet::Dotted => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'),
            Alphabet::Base64 => byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='),
            Alphabet::Segments => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'@' | b'/'),
        }
    }
}

/// The shape of the keys of one service.
#[derive(Debug)]
pub struct Shape {
    /// How they begin.
    pub prefix: &'static str,
    /// The variable that replaces them.
    pub name: &'static str,
    /// What they are, with an article.
    pub title: &'static str,
    /// The characters after the prefix.
    pub alphabet: Alphabet,
    /// The smallest number of characters after the prefix.
    pub shortest: usize,
    /// The largest; [`ANY`] if there is none.
    pub longest: usize,
}

/// The number of characters after which a key of any length is taken for one.
pub const ANY: usize = 256;

use Alphabet::{Base64, Capitals, Dotted, Hex, Letters, Segments, Word};

macro_rules! shapes {
    ($($prefix:literal $name:literal $title:literal $alphabet:ident $shortest:literal $longest:expr;)*) => {
        &[$(Shape {
            prefix: $prefix,
            name: $name,
            title: $title,
            alphabet: $alphabet,
            shortest: $shortest,
            longest: $longest,
        }),*]
    };
}

/// The second characters of the shapes by their first, a bit for each character of ASCII.
static SECOND: [u128; 128] = second();

const fn second() -> [u128; 128] {
    let (mut out, mut first) = ([0; 128], 0);
    while first < 128 {
        let mut shapes = beginning_with(first);
        while let [shape, others @ ..] = shapes {
            if let [_, second, ..] = shape.prefix.as_bytes() {
                out[first as usize] |= 1 << *second;
            }
            shapes = others;
        }
        first += 1;
    }
    out
}

/// Whether a shape begins with these two characters, as far as a bit for each tells. It is asked at each word of a
/// document, by a macro that is not optimized.
pub fn has_beginning(first: u8, second: u8) -> bool {
    first < 128 && second < 128 && SECOND[first as usize] >> second & 1 != 0
}

/// The shapes that begin with this character.
pub const fn beginning_with(byte: u8) -> &'static [Shape] {
    match byte {
        b'1' => shapes! { "1//0" "google_refresh_token" "a refresh token of Google" Word 40 ANY; },
        b'A' => shapes! {
            "AKIA" "aws_access_key_id" "an access key of AWS" Capitals 16 16;
            "ASIA" "aws_access_key_id" "an access key of AWS" Capitals 16 16;
            "AIza" "google_api_key" "an API key of Google" Word 35 35;
            "ATATT3" "atlassian_token" "a token of Atlassian" Base64 60 ANY;
            "ATCTT3" "atlassian_token" "a token of Atlassian" Base64 60 ANY;
            "ATBB" "bitbucket_app_password" "a password of Bitbucket" Letters 32 32;
            "AGE-SECRET-KEY-1" "age_secret_key" "a secret key of age" Capitals 58 58;
            "AccountKey=" "azure_account_key" "the key of an Azure account" Base64 40 ANY;
        },
        b'E' => shapes! {
            "EZAK" "easypost_api_key" "an API key of EasyPost" Letters 54 54;
            "EZTK" "easypost_api_key" "an API key of EasyPost" Letters 54 54;
            "EAAA" "square_access_token" "an access token of Square" Word 56 64;
            "EAA" "facebook_access_token" "an access token of Facebook" Letters 80 ANY;
        },
        b'C' => shapes! {
            "CFPAT-" "contentful_token" "a token of Contentful" Word 36 ANY;
            "CCIPAT_" "circleci_token" "a token of CircleCI" Word 40 ANY;
            "CLOJARS_" "clojars_token" "a token of Clojars" Letters 60 60;
        },
        b'F' => shapes! {
            "FLWSECK" "flutterwave_secret_key" "a secret key of Flutterwave" Word 20 ANY;
            "FlyV1 fm2_" "fly_token" "a token of Fly.io" Base64 32 ANY;
        },
        b'G' => shapes! {
            "GOCSPX-" "google_client_secret" "a client secret of Google" Word 24 40;
            "GR1348941" "gitlab_token" "a token of GitLab" Word 20 ANY;
        },
        b'H' => shapes! { "HRKU-" "heroku_api_key" "an API key of Heroku" Word 32 ANY; },
        b'L' => shapes! { "LTAI" "alibaba_access_key_id" "an access key of Alibaba Cloud" Letters 16 20; },
        b'N' => shapes! { "NRAK-" "newrelic_api_key" "an API key of New Relic" Capitals 27 27; },
        b'P' => shapes! {
            "PMAK-" "postman_api_key" "an API key of Postman" Word 50 64;
            "PLAK" "planet_api_key" "an API key of Planet" Hex 32 32;
        },
        b'S' => shapes! {
            "SSWS 00" "okta_api_token" "an API token of Okta" Word 38 50;
            "SG." "sendgrid_api_key" "an API key of SendGrid" Dotted 36 90;
            "SharedAccessKey=" "azure_shared_access_key" "a shared key of Azure" Base64 40 ANY;
            "SK" "twilio_api_key" "an API key of Twilio" Hex 32 32;
        },
        b'a' => shapes! {
            "access-production-" "plaid_access_token" "an access token of Plaid" Word 36 36;
            "access-sandbox-" "plaid_access_token" "an access token of Plaid" Word 36 36;
            "alchemy.com/v2/" "alchemy_api_key" "an API key of Alchemy" Word 24 ANY;
        },
        b'b' => shapes! { "bkua_" "buildkite_token" "a token of Buildkite" Hex 40 40; },
        b'd' => shapes! {
            "dop_v1_" "digitalocean_token" "a token of DigitalOcean" Hex 40 64;
            "doo_v1_" "digitalocean_token" "a token of DigitalOcean" Hex 40 64;
            "dor_v1_" "digitalocean_token" "a token of DigitalOcean" Hex 40 64;
            "dapi" "databricks_token" "a token of Databricks" Hex 32 32;
            "dckr_oat_" "docker_token" "a token of Docker" Word 20 ANY;
            "dckr_pat_" "docker_token" "a token of Docker" Word 20 ANY;
            "dt0c01." "dynatrace_token" "a token of Dynatrace" Dotted 80 ANY;
            "duffel_live_" "duffel_token" "a token of Duffel" Word 40 ANY;
            "duffel_test_" "duffel_token" "a token of Duffel" Word 40 ANY;
            "dp.st." "doppler_token" "a token of Doppler" Dotted 36 ANY;
            "dp.pt." "doppler_token" "a token of Doppler" Letters 36 ANY;
        },
        b'f' => shapes! {
            "figd_" "figma_token" "a token of Figma" Word 30 ANY;
            "fio-u-" "frameio_token" "a token of Frame.io" Word 64 64;
            "fo1_" "fly_token" "a token of Fly.io" Word 43 43;
        },
        b'g' => shapes! {
            "ghp_" "github_token" "a token of GitHub" Letters 30 ANY;
            "gho_" "github_token" "a token of GitHub" Letters 30 ANY;
            "ghu_" "github_token" "a token of GitHub" Letters 30 ANY;
            "ghs_" "github_token" "a token of GitHub" Letters 30 ANY;
            "ghr_" "github_token" "a token of GitHub" Letters 30 ANY;
            "github_pat_" "github_token" "a token of GitHub" Word 30 ANY;
            "glpat-" "gitlab_token" "a token of GitLab" Dotted 20 ANY;
            "gldt-" "gitlab_token" "a token of GitLab" Word 20 ANY;
            "glrt-" "gitlab_token" "a token of GitLab" Dotted 20 ANY;
            "gldoas-" "gitlab_token" "a token of GitLab" Word 20 ANY;
            "glsoat-" "gitlab_token" "a token of GitLab" Word 20 ANY;
            "glagent-" "gitlab_token" "a token of GitLab" Word 20 ANY;
            "glc_eyJ" "grafana_token" "a token of Grafana" Base64 32 ANY;
            "glcbt-" "gitlab_token" "a token of GitLab" Word 20 ANY;
            "glptt-" "gitlab_token" "a token of GitLab" Word 20 ANY;
            "glsa_" "grafana_token" "a token of Grafana" Word 32 ANY;
            "gsk_" "groq_api_key" "an API key of Groq" Letters 40 ANY;
        },
        b'h' => shapes! {
            "hf_" "huggingface_token" "a token of Hugging Face" Letters 30 40;
            "hvb." "vault_token" "a token of Vault" Word 24 ANY;
            "hvs." "vault_token" "a token of Vault" Word 24 ANY;
            "hooks.slack.com/services/" "slack_webhook_token" "a webhook of Slack" Base64 24 ANY;
            "hooks.slack.com/workflows/" "slack_webhook_token" "a webhook of Slack" Base64 24 ANY;
            "hooks.slack.com/triggers/" "slack_webhook_token" "a webhook of Slack" Base64 24 ANY;
            "hooks.zapier.com/hooks/catch/" "zapier_webhook_token" "a webhook of Zapier" Segments 12 ANY;
        },
        b'k' => shapes! { "key-" "mailgun_api_key" "an API key of Mailgun" Hex 32 32; },
        b'i' => shapes! {
            "ico-" "infracost_token" "a token of Infracost" Letters 32 32;
            "infura.io/v3/" "infura_api_key" "an API key of Infura" Hex 32 32;
        },
        b'l' => shapes! {
            "lin_api_" "linear_api_key" "an API key of Linear" Letters 32 ANY;
            "lin_oauth_" "linear_token" "a token of Linear" Letters 32 ANY;
        },
        b'n' => shapes! {
            "npm_" "npm_token" "a token of npm" Letters 30 40;
            "nfp_" "netlify_token" "a token of Netlify" Letters 36 ANY;
            "nvapi-" "nvidia_api_key" "an API key of NVIDIA" Word 60 ANY;
            "ntn_" "notion_token" "a token of Notion" Letters 36 ANY;
        },
        b'o' => shapes! { "ops_eyJ" "onepassword_token" "a token of 1Password" Word 200 ANY; },
        b'p' => shapes! {
            "phc_" "posthog_api_key" "an API key of PostHog" Letters 32 ANY;
            "phx_" "posthog_api_key" "an API key of PostHog" Letters 32 ANY;
            "pnu_" "prefect_api_key" "an API key of Prefect" Letters 36 36;
            "pypi-" "pypi_token" "a token of PyPI" Word 32 ANY;
            "private-" "calendar_secret_token" "the secret address of a calendar" Hex 32 32;
            "pat-na1-" "hubspot_token" "a token of HubSpot" Word 32 ANY;
            "pat-eu1-" "hubspot_token" "a token of HubSpot" Word 32 ANY;
            "pplx-" "perplexity_api_key" "an API key of Perplexity" Letters 40 ANY;
            "pscale_oauth_" "planetscale_token" "a token of PlanetScale" Word 32 ANY;
            "pscale_pw_" "planetscale_password" "a password of PlanetScale" Word 32 ANY;
            "pscale_tkn_" "planetscale_token" "a token of PlanetScale" Word 32 ANY;
            "pul-" "pulumi_token" "a token of Pulumi" Hex 40 40;
        },
        b'r' => shapes! {
            "rk_live_" "stripe_restricted_api_key" "an API key of Stripe" Letters 16 ANY;
            "rk_test_" "stripe_restricted_api_key" "an API key of Stripe" Letters 16 ANY;
            "rzp_live_" "razorpay_api_key" "an API key of Razorpay" Letters 14 ANY;
            "rzp_test_" "razorpay_api_key" "an API key of Razorpay" Letters 14 ANY;
            "r8_" "replicate_token" "a token of Replicate" Letters 37 37;
            "rdme_" "readme_api_key" "an API key of ReadMe" Letters 60 ANY;
            "rubygems_" "rubygems_api_key" "an API key of RubyGems" Hex 48 48;
        },
        b's' => shapes! {
            "sk_live_" "stripe_secret_key" "a secret key of Stripe" Letters 16 ANY;
            "sk_test_" "stripe_secret_key" "a secret key of Stripe" Letters 16 ANY;
            "sk-ant-" "anthropic_api_key" "an API key of Anthropic" Word 24 ANY;
            "sk-" "openai_api_key" "an API key of OpenAI" Word 20 ANY;
            "shpat_" "shopify_access_token" "an access token of Shopify" Letters 32 32;
            "shpca_" "shopify_access_token" "an access token of Shopify" Letters 32 32;
            "shppa_" "shopify_access_token" "an access token of Shopify" Letters 32 32;
            "shpss_" "shopify_client_secret" "a client secret of Shopify" Letters 32 32;
            "sq0atp-" "square_access_token" "an access token of Square" Word 22 ANY;
            "sq0csp-" "square_client_secret" "a client secret of Square" Word 36 ANY;
            "sb_secret_" "supabase_secret_key" "a secret key of Supabase" Word 20 ANY;
            "sgp_" "sourcegraph_token" "a token of Sourcegraph" Word 40 ANY;
            "shippo_live_" "shippo_token" "a token of Shippo" Hex 40 40;
            "shippo_test_" "shippo_token" "a token of Shippo" Hex 40 40;
            "sk.eyJ" "mapbox_secret_token" "a secret token of Mapbox" Dotted 36 ANY;
            "sl.B" "dropbox_access_token" "an access token of Dropbox" Word 100 ANY;
            "sntryu_" "sentry_token" "a token of Sentry" Hex 64 64;
            "sbp_" "supabase_token" "a token of Supabase" Hex 40 40;
            "secret_" "notion_token" "a token of Notion" Letters 40 50;
            "sntrys_" "sentry_token" "a token of Sentry" Base64 36 ANY;
        },
        b't' => shapes! {
            "tfp_" "typeform_token" "a token of Typeform" Word 40 ANY;
            "tskey-" "tailscale_key_secret" "a key of Tailscale" Word 20 ANY;
            "tvly-" "tavily_api_key" "an API key of Tavily" Word 32 ANY;
        },
        b'w' => shapes! {
            "whsec_" "stripe_webhook_secret" "a webhook secret of Stripe" Base64 24 ANY;
            "webhook.office.com/webhookb2/" "teams_webhook_token" "a webhook of Teams" Segments 60 ANY;
        },
        b'x' => shapes! {
            "xoxb-" "slack_token" "a token of Slack" Word 20 ANY;
            "xoxp-" "slack_token" "a token of Slack" Word 20 ANY;
            "xoxa-" "slack_token" "a token of Slack" Word 20 ANY;
            "xoxr-" "slack_token" "a token of Slack" Word 20 ANY;
            "xoxs-" "slack_token" "a token of Slack" Word 20 ANY;
            "xoxe-" "slack_token" "a token of Slack" Word 20 ANY;
            "xoxe." "slack_token" "a token of Slack" Dotted 20 ANY;
            "xapp-" "slack_token" "a token of Slack" Word 20 ANY;
            "xsmtpsib-" "brevo_smtp_password" "a password of Brevo" Word 64 ANY;
            "xwfp-" "slack_token" "a token of Slack" Word 20 ANY;
            "xkeysib-" "brevo_api_key" "an API key of Brevo" Word 64 ANY;
            "xai-" "xai_api_key" "an API key of xAI" Letters 40 ANY;
            "xnd_production_" "xendit_secret_key" "a secret key of Xendit" Letters 20 ANY;
        },
        b'y' => shapes! { "ya29." "google_access_token" "an access token of Google" Dotted 20 ANY; },
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::{beginning_with, has_beginning};
    use crate::collection::secrets::names::is_secret_name;

    #[test]
    fn most_words_begin_like_no_shape() {
        let pairs = [(b't', b'h'), (b'o', b'f'), (b'z', b'z'), (b'g', 0xC3), (0xC3, b'g'), (b's', b'e'), (b'S', b'K')];
        let begin = pairs.map(|(first, second)| has_beginning(first, second));
        assert_eq!(begin, [false, false, false, false, false, true, true]);
    }

    #[test]
    fn each_shape_is_found_by_its_first_character_and_named_like_a_secret() {
        for byte in 0..=u8::MAX {
            for shape in beginning_with(byte) {
                assert!(shape.prefix.as_bytes().first() == Some(&byte) && shape.shortest <= shape.longest);
                assert!(has_beginning(byte, shape.prefix.as_bytes()[1]), "{}", shape.prefix);
                assert!(is_secret_name(shape.name) && is_secret_name(&format!("{}_2", shape.name)), "{}", shape.name);
            }
        }
    }
}
