//! The names of all kinds of findings.

/// All kinds of findings.
pub const KINDS: &[&str] = &[
    "auth-several",
    "auth-type-unknown",
    "auth-without-parameters",
    "auth-without-type",
    "body-from-example",
    "body-mode-unknown",
    "body-not-json",
    "body-without-data",
    "body-without-mode",
    "collection-empty",
    "collection-refused",
    "constant-header",
    "disabled-not-boolean",
    "duplicate-key",
    "duplicate-name",
    "duplicate-variable",
    "entry-without-name",
    "example-without-response",
    "file-kind-unknown",
    "file-not-read",
    "file-without-kind",
    "folder-name",
    "folder-with-request",
    "graphql-variables",
    "header-added-by-script",
    "header-line-dropped",
    "header-name-invalid",
    "header-value-invalid",
    "host-missing",
    "host-without-value",
    "id-argument",
    "item-auth-ignored",
    "item-without-request",
    "literal-id",
    "method-invalid",
    "method-unknown",
    "near-miss-key",
    "not-yaml",
    "old-dialect",
    "protocol-unsupported",
    "request-without-url",
    "reserved-name",
    "response-code-unknown",
    "response-not-json",
    "response-without-code",
    "row-without-key",
    "row-without-type",
    "script-type",
    "secret-in-collection",
    "segment-not-text",
    "setting-set-by-script",
    "signature-unsupported",
    "signed-by-script",
    "stray-host",
    "system-header-unknown",
    "table-row-misspelt",
    "table-row-nameless",
    "table-row-short",
    "text-not-utf-8",
    "text-too-long",
    "unused-path-variable",
    "url-raw-only",
    "value-not-text",
    "variable-ignored",
    "variable-in-ring",
    "variable-misspelt",
    "variable-too-long",
    "variable-without-brace",
    "variable-without-key",
    "wrong-type",
];

#[cfg(test)]
mod tests {
    use super::KINDS;
    use std::path::Path;

    /// The strings in kebab case after calls that create findings.
    fn kinds_in(folder: &Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                kinds_in(&path, out);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            for call in ["finding(", "note(", "note_once(", "FOUND: &str ="] {
                let texts = source
                    .split(call)
                    .skip(1)
                    .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
                out.extend(texts.filter(|text| text.contains('-')).map(str::to_owned));
            }
        }
    }

    #[test]
    fn the_list_has_exactly_the_kinds_in_the_source() {
        let mut made = Vec::new();
        kinds_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut made);
        made.sort();
        made.dedup();
        assert_eq!(made, KINDS);
    }
}
