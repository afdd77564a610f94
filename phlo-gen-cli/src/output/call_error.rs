//! The message of an error of a call, without the Rust code that it advises to write.

use phlo_gen_runtime::Error;

/// Code that messages of the runtime advise to write, with what stands for it in the program.
type Advice = [(&'static str, &'static str)];

/// What holds for all commands.
const COMMON: &Advice = &[
    (
        "to trust an authority of your own: \
         `.with(|options| options.http_client(|builder| builder.tls_certs_merge([certificate])))`",
        "to trust an authority of your own, add its certificate to those of this system",
    ),
    ("; `.send().raw()` takes both", ""),
    (" (`.send().raw()` takes any body, `responses = \"lenient\"` leaves out what does not fit)", ""),
];

/// The options of `phlo-gen call`.
pub const CALL_OPTIONS: &Advice = &[
    ("`.with(|options| options.allow_http())`", "`--allow-http`"),
    ("`.with(|options| options.allow_body_on_redirect())`", "`--allow-body-on-redirect`"),
];

/// The program without such options.
pub const NO_OPTIONS: &Advice = &[
    (", or allow it with `.with(|options| options.allow_http())`", ""),
    (": call `.with(|options| options.allow_http())` if it may be", ""),
    (": call `.with(|options| options.allow_body_on_redirect())` if that server may have it", ""),
];

/// The message for a user of a command with these options.
pub fn call_error(error: &Error, options: &Advice) -> String {
    without_code(error.to_string(), options)
}

fn without_code(message: String, options: &Advice) -> String {
    COMMON.iter().chain(options).fold(message, |message, (code, option)| message.replace(code, option))
}

#[cfg(test)]
mod tests {
    use super::{CALL_OPTIONS, COMMON, NO_OPTIONS, without_code};
    use std::path::Path;

    /// Code in messages that the program does not bring about: its HTTP client follows no redirects, and it sends no saved
    /// values, so no saved paths of files.
    const OTHERS: [&str; 2] =
        ["`.with(|options| options.http_client(|builder| …))`", "`.with(|options| options.allow_saved_files())`"];

    /// How code in messages begins.
    const CODE: [&str; 3] = ["`.send()", "`.with(|options| ", "`responses = "];

    /// The code of all source files below a folder, without comments, tests, messages of the compiler, and the breaks and
    /// escapes of strings.
    fn sources(folder: &Path, out: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, out);
            } else {
                let text = std::fs::read_to_string(&path).expect("it can be read");
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
                let left_out = ["//", "#[must_use", "label = ", "note = "];
                let is_code = |line: &&str| !left_out.iter().any(|begin| line.trim_start().starts_with(begin));
                let lines: Vec<&str> = text.lines().filter(is_code).collect();
                let text = lines.join("\n").replace("\\\"", "\"");
                text.split("\\\n").for_each(|part| out.push_str(part.trim_start()));
            }
        }
    }

    #[test]
    fn no_command_advises_to_write_code() {
        let mut runtime = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../phlo-gen-runtime/src"), &mut runtime);
        for (code, _) in [COMMON, CALL_OPTIONS, NO_OPTIONS].concat() {
            assert!(runtime.contains(code), "no message has: {code}");
        }
        for (command, options) in [("call", CALL_OPTIONS), ("pull", NO_OPTIONS)] {
            let messages =
                OTHERS.iter().fold(without_code(runtime.clone(), options), |all, code| all.replace(code, ""));
            for begin in CODE {
                assert!(runtime.contains(begin), "no message has: {begin}");
                let left = messages.split(begin).nth(1).and_then(|rest| rest.split('`').next());
                assert_eq!(left, None, "what should `{command}` say for {begin}…?");
            }
        }
    }
}
