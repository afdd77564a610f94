//! The message of an error of a call, without the Rust code that it advises to write.

use phlo_gen_runtime::Error;

/// Code that messages of the runtime advise to write, with what stands for it in the program.
type Advice = [(&'static str, &'static str)];

/// What holds for all commands.
const TRUST: &Advice = &[(
    "to trust an authority of your own: \
     `.with(|options| options.http_client(|builder| builder.tls_certs_merge([certificate])))`",
    "to trust an authority of your own, add its certificate to those of this system",
)];

/// The options of `phlo-gen call`.
pub const CALL_OPTIONS: &Advice = &[
    ("`.with(|options| options.allow_http())`", "`--allow-http`"),
    ("`.with(|options| options.allow_body_on_redirect())`", "`--allow-body-on-redirect`"),
];

/// The program without such options.
pub const NO_OPTIONS: &Advice = &[(", or allow it with `.with(|options| options.allow_http())`", "")];

/// The message for a user of a command with these options.
pub fn call_error(error: &Error, options: &Advice) -> String {
    let advice = TRUST.iter().chain(options);
    advice.fold(error.to_string(), |message, (code, option)| message.replace(code, option))
}

#[cfg(test)]
mod tests {
    use super::{CALL_OPTIONS, NO_OPTIONS, TRUST};
    use std::path::Path;

    /// Code in messages that the program does not bring about: its HTTP client follows no redirects, and it sends no saved
    /// values, so no saved paths of files.
    const OTHERS: [&str; 2] =
        ["`.with(|options| options.http_client(|builder| …))`", "`.with(|options| options.allow_saved_files())`"];

    /// The code of all source files below a folder, without comments, tests, and the breaks of strings.
    fn sources(folder: &Path, out: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, out);
            } else {
                let text = std::fs::read_to_string(&path).expect("it can be read");
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
                let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                lines.join("\n").split("\\\n").for_each(|part| out.push_str(part.trim_start()));
            }
        }
    }

    #[test]
    fn all_code_in_messages_of_the_runtime_is_known() {
        let mut runtime = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../phlo-gen-runtime/src"), &mut runtime);
        let replaced = [TRUST, CALL_OPTIONS, NO_OPTIONS].concat();
        for (code, _) in &replaced {
            assert!(runtime.contains(code), "no message has: {code}");
        }
        let advised = runtime.split("`.with(|options| ").skip(1).filter_map(|rest| rest.split('`').next());
        let advised: Vec<String> = advised.map(|code| format!("`.with(|options| {code}`")).collect();
        assert!(advised.len() > 4, "{advised:?}");
        for code in &advised {
            let is_known = OTHERS.contains(&code.as_str()) || replaced.iter().any(|(known, _)| known.contains(code));
            assert!(is_known, "what should the program say for {code}?");
        }
    }
}
