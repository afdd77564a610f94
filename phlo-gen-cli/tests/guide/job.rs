//! The scheduled job of the guide opens a pull request, if the collection has changed.

use crate::chapters::{chapters, root};
use std::path::Path;
use std::process::Command;

/// Records what it is called with; the pull requests that are open stand in a file.
const GH: &str = "#!/bin/sh\necho \"$@\" >> ../gh.log\n[ \"$2\" != list ] || cat ../open 2>/dev/null || true\n";

/// A repository with an old version of the collection, and what it is pushed to.
const REPOSITORY: &str = "set -e
git init --quiet --bare origin
git init --quiet --initial-branch main shop
cd shop
git remote add origin ../origin
mkdir collections
echo '{\"info\": {\"name\": \"Garden\"}, \"item\": [{\"name\": \"Old\", \"request\": \"https://garden.example.com/old\"}]}' > collections/garden.json
git add .
git -c user.name=me -c user.email=me@example.com commit --quiet --message begin
";

#[cfg(unix)]
#[test]
fn the_job_opens_a_pull_request() {
    use std::os::unix::fs::PermissionsExt;

    let folder = std::env::temp_dir().join(format!("phlo-gen-job-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("bin")).expect("the folder can be made");
    let gh = folder.join("bin/gh");
    std::fs::write(&gh, GH).expect("the file can be written");
    std::fs::set_permissions(&gh, PermissionsExt::from_mode(0o755)).expect("it can be made a program");
    let api = root().join("phlo-gen-cli/collections/postman-api.json");
    let postman = phlo_gen_mock::Mock::read(api).expect("there is a collection").start().expect("there is a port");

    run(&folder, REPOSITORY, &postman.origin());
    let shop = folder.join("shop");
    let script = format!("set -e\n{}", script());
    run(&shop, &script, &postman.origin());
    let log = std::fs::read_to_string(folder.join("gh.log")).expect("gh was called");
    assert_eq!(log.lines().count(), 2, "{log}");
    assert!(log.contains("pr create --title The collection has changed --body-file changes.md"), "{log}");
    let changes = std::fs::read_to_string(shop.join("changes.md")).expect("the changes are there");
    assert!(changes.starts_with("### major: "), "{changes}");
    run(&shop, "git diff --quiet HEAD origin/garden-collection", &postman.origin());

    // The next night the collection is as it was before, and the pull request is still open.
    std::fs::write(folder.join("open"), "7\n").expect("the file can be written");
    run(&shop, "git switch --quiet main && git branch --quiet --delete --force garden-collection", &postman.origin());
    run(&shop, &script, &postman.origin());
    let log = std::fs::read_to_string(folder.join("gh.log")).expect("gh was called");
    let calls: Vec<&str> = log.lines().skip(2).collect();
    assert!(matches!(calls[..], [_, "pr edit 7 --body-file changes.md"]), "{log}");

    // The night after that there is nothing new.
    run(&shop, &script, &postman.origin());
    assert_eq!(std::fs::read_to_string(folder.join("gh.log")).expect("gh was called"), log);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
}

/// The script of the job.
fn script() -> String {
    let chapters = chapters();
    let blocks = chapters.iter().flat_map(|chapter| chapter.blocks());
    let job = blocks.into_iter().find(|block| block.language == "yaml" && block.code.contains("gh pr"));
    let job = job.expect("the guide has the job").code;
    let (_, script) = job.split_once("run: |\n").expect("it has a script");
    script.to_owned()
}

fn run(folder: &Path, script: &str, postman: &str) {
    let program = Path::new(env!("CARGO_BIN_EXE_phlo-gen")).parent().map(Path::to_path_buf).unwrap_or_default();
    let stubs = folder.ancestors().map(|folder| folder.join("bin")).find(|bin| bin.join("gh").exists());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = stubs.into_iter().chain([program]).chain(std::env::split_paths(&path));
    let output = Command::new("bash")
        .arg("-c")
        .arg(script)
        .current_dir(folder)
        .env("PATH", std::env::join_paths(path).expect("the folders can be joined"))
        .env("POSTMAN_BASE_URL", postman)
        .env("POSTMAN_API_KEY", "PMAK-none")
        .output()
        .expect("the shell runs");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{script}\n{text}");
}
