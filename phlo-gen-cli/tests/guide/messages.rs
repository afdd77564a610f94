//! The compiler's messages in README and the guide are those of generated code.

use crate::chapters::{chapters, root};

/// The beginnings of lines of a message whose rest is written by the generator.
const WRITTEN: [&str; 2] = ["error[E0277]: ", "= note: `"];

#[test]
fn quoted_messages_are_generated() {
    let source = phlo_gen_core::Builder::new(root().join("collections/plivo.json").to_string_lossy()).source();
    let source = source.expect("the collection is read").replace("\\\"", "\"");
    let readme = std::fs::read_to_string(root().join("README.md")).expect("it can be read");
    let texts = chapters().into_iter().map(|chapter| (chapter.name, chapter.text));
    let mut count = 0;
    for (name, text) in texts.chain([("README".to_owned(), readme)]) {
        for line in text.lines() {
            let message = WRITTEN.iter().find_map(|begin| line.trim_start().strip_prefix(begin));
            let Some(message) = message else { continue };
            count += 1;
            assert!(source.contains(message), "{name} quotes what no message says: {message}");
        }
    }
    assert!(count >= 4, "{count} lines were compared");
}

#[test]
fn explained_errors_are_those_of_the_compiler() {
    let folder = std::fs::read_dir(root().join("tests/compile_fail")).expect("the folder is there");
    let files = folder.flatten().map(|file| file.path());
    let files = files.filter(|file| file.extension().is_some_and(|ending| ending == "stderr"));
    let messages: Vec<String> = files.map(|file| std::fs::read_to_string(file).expect("it can be read")).collect();
    let text = std::fs::read_to_string(root().join("docs/guide/troubleshooting.md")).expect("it can be read");
    for said in [
        "needs its required argument",
        "is not a future",
        "`&str` cannot be given for an argument of type",
        "no field `order_id` on type `CallFuture<GetAnOrder>`",
        "available field is: `response_after_await`",
        "the `?` operator can only be applied to values that implement `Try`",
        "`.await` is missing: there is no response yet",
        "there is a method `with` with a similar name",
        "this function takes",
        "missing fields",
        "in initializer",
    ] {
        assert!(text.contains(said), "troubleshooting.md does not explain: {said}");
        assert!(messages.iter().any(|message| message.contains(said)), "the compiler does not say: {said}");
    }
}
