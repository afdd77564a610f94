//! The text of a base URL, with the values of settings in it.

use crate::config::Settings;
use crate::error::Problem;
use crate::json::Spelling;
use crate::request::template::{Scope, Sink, VariableValue};
use crate::request::url::{Part, encode};

/// Fills the template of a base, and returns whether a secret is in it. A caller's value may be all of it, or its host;
/// after the host it is encoded. `refuse` says that of the base.
pub(super) fn fill_base(
    template: &str,
    refuse: impl Fn(&'static str) -> Problem,
    settings: &Settings,
) -> Result<(String, bool), Problem> {
    let mut text = BaseText::default();
    let secret = Scope::of_settings(settings).fill(template, &mut text)?;
    if text.escaped {
        return Err(refuse("is filled by a setting that would send requests to another host"));
    }
    Ok((text.out, secret))
}

/// A base that is being filled.
#[derive(Default)]
struct BaseText {
    out: String,
    /// Whether a caller's value has ended the host, so that nothing but a path may follow.
    ended: bool,
    /// Whether a value for a part of the host contains more than that: the request would be sent to another host.
    escaped: bool,
}

impl BaseText {
    fn push(&mut self, text: &str) {
        self.escaped |= self.ended && !text.starts_with('/');
        self.ended = false;
        self.out.push_str(text);
    }

    /// The text so far, without its scheme.
    fn after_scheme(&self) -> &str {
        self.out.split_once("://").map_or(self.out.as_str(), |(_, rest)| rest)
    }
}

impl Sink for BaseText {
    fn text(&mut self, text: &str) {
        self.push(text);
    }
    fn variable(&mut self, _: &str, value: VariableValue<'_>) {
        value.with_text(|text, spelling| match (spelling, self.after_scheme()) {
            (Spelling::Raw, _) => self.push(text),
            (_, text_so_far) if text_so_far.contains('?') => encode(text, Part::QueryValue, spelling, &mut self.out),
            (_, text_so_far) if text_so_far.contains('/') => encode(text, Part::Path, spelling, &mut self.out),
            (_, text_so_far) => {
                let text = if self.out.is_empty() { without_last_slash(text) } else { text };
                let ends = text.contains(['/', '?', '#', '\\', '@']);
                self.escaped |= ends && !text_so_far.is_empty();
                self.push(text);
                self.ended = ends;
            }
        });
    }
}

/// A base without the slash at its end, as the path that follows has its own.
fn without_last_slash(base: &str) -> &str {
    let is_kept = base.contains(['?', '#']) || base.ends_with("://");
    if is_kept { base } else { base.trim_end_matches('/') }
}

#[cfg(test)]
mod tests {
    use super::{Problem, Settings, fill_base};
    use crate::request::hosts::base::tests::API;

    fn filled(template: &str, account: &str) -> Option<String> {
        let mut settings = Settings::new(&API);
        settings.set(1, account.into());
        fill_base(template, |why| Problem::setting("base_url", why), &settings).ok().map(|(text, _)| text)
    }

    #[test]
    fn after_the_host_a_callers_value_is_sent_as_given() {
        assert_eq!(
            filled("https://h/{$account}?x={$account}", "a/b&c").as_deref(),
            Some("https://h/a%2Fb&c?x=a/b%26c")
        );
        assert_eq!(filled("{$base}", "acme").as_deref(), Some("https://acme.h/v1/acme"));
    }

    #[test]
    fn a_callers_value_may_be_the_base_or_its_host() {
        assert_eq!(filled("https://{$account}", "h:1/v1").as_deref(), Some("https://h:1/v1"));
        assert_eq!(filled("{$account}/v2", "https://h/v1?a%b").as_deref(), Some("https://h/v1?a%b/v2"));
    }

    #[test]
    fn the_slash_at_the_end_of_a_callers_base_is_not_doubled() {
        assert_eq!(filled("{$account}/v2", "https://h/").as_deref(), Some("https://h/v2"));
        assert_eq!(filled("{$account}", "https://h/v1//").as_deref(), Some("https://h/v1"));
        assert_eq!(filled("{$account}h/v2", "https://").as_deref(), None);
        assert_eq!(filled("{$account}", "https://h/?a=/").as_deref(), Some("https://h/?a=/"));
    }

    #[test]
    fn a_part_of_a_host_cannot_change_the_host() {
        for account in ["evil/", "evil?", "evil#", "evil\\", "x@evil"] {
            for base in ["{$base}", "https://{$account}.h/v1", "https://api.{$account}", "https://{$account}:8080"] {
                assert_eq!(filled(base, account), None, "{base} {account}");
            }
        }
    }
}
