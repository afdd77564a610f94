//! The message of an error: what it advises to write in Rust is an option of the program here.

use phlo_gen_runtime::Error;

/// Code that messages of the runtime advise to write, and what stands for it.
const ADVICE: [(&str, &str); 3] = [
    ("`.with(|options| options.allow_http())`", "`--allow-http`"),
    ("`.with(|options| options.allow_body_on_redirect())`", "`--allow-body-on-redirect`"),
    (
        "to trust an authority of your own: \
         `.with(|options| options.http_client(|builder| builder.tls_certs_merge([certificate])))`",
        "to trust an authority of your own, add its certificate to those of this system",
    ),
];

/// The message for a user of the program.
pub fn message(error: &Error) -> String {
    ADVICE.iter().fold(error.to_string(), |message, (code, option)| message.replace(code, option))
}

#[cfg(test)]
mod tests {
    use super::ADVICE;
    use std::path::Path;

    /// The texts of all source files below a folder, without the breaks of strings.
    fn sources(folder: &Path, out: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, out);
            } else {
                let text = std::fs::read_to_string(&path).expect("it can be read");
                text.split("\\\n").for_each(|part| out.push_str(part.trim_start()));
            }
        }
    }

    #[test]
    fn the_runtime_says_what_is_replaced() {
        let mut runtime = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../phlo-gen-runtime/src"), &mut runtime);
        for (code, _) in ADVICE {
            assert!(runtime.contains(code), "no message has: {code}");
        }
    }
}
