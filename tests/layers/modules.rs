//! The modules of a crate and the uses between their files. Each name is followed through re-exports to the file that defines it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// A use: one file names something that another file defines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The file that contains the name.
    pub from: PathBuf,
    /// The line of the name.
    pub line: usize,
    /// The name, as a path.
    pub name: String,
    /// The file that defines it.
    pub to: PathBuf,
}

/// The modules of a crate.
#[derive(Default)]
pub struct Modules {
    /// By their path below the crate: `["lower", "names"]`.
    modules: HashMap<Vec<String>, Module>,
}

/// A module: a file, or a `mod` with braces in one.
#[derive(Default)]
struct Module {
    file: PathBuf,
    /// The functions, types, constants and macros that it defines.
    defined: HashSet<String>,
    /// The paths that its `use` lines import, by local name.
    imports: HashMap<String, Vec<String>>,
    /// The modules that it imports with `*`.
    globs: Vec<Vec<String>>,
    /// The paths that occur in it, with their lines.
    named: Vec<(Vec<String>, usize)>,
}

impl Modules {
    /// Reads a crate from its root, `lib.rs` or `main.rs`.
    pub fn read(root: &Path) -> Self {
        let mut modules = Self::default();
        modules.read_file(root, Vec::new());
        modules
    }

    /// All files of the crate.
    pub fn files(&self) -> Vec<&Path> {
        let mut files: Vec<_> = self.modules.values().map(|module| module.file.as_path()).collect();
        files.sort();
        files.dedup();
        files
    }

    /// The uses between files, one for each pair of files.
    pub fn uses(&self) -> Vec<Use> {
        let mut uses = BTreeMap::new();
        for (path, module) in &self.modules {
            for (named, line) in &module.named {
                let Some(to) = self.definition(path, named, &mut HashSet::new()) else { continue };
                if to == module.file {
                    continue;
                }
                let found = Use { from: module.file.clone(), line: *line, name: named.join("::"), to: to.to_owned() };
                let first = uses.entry((found.from.clone(), found.to.clone())).or_insert_with(|| found.clone());
                if found.line < first.line {
                    *first = found;
                }
            }
        }
        uses.into_values().collect()
    }

    /// The file that defines what a path names, seen from a module; `None` if that is another crate.
    fn definition<'a>(&'a self, from: &[String], path: &[String], seen: &mut HashSet<Vec<String>>) -> Option<&'a Path> {
        let mut here = from.to_vec();
        let mut rest = path;
        while let [first, more @ ..] = rest {
            match first.as_str() {
                "crate" => here.clear(),
                "self" => {}
                "super" => drop(here.pop()),
                _ => break,
            }
            rest = more;
        }
        while let [name, more @ ..] = rest {
            let module = self.modules.get(&here)?;
            let below: Vec<String> = here.iter().chain([name]).cloned().collect();
            if !self.modules.contains_key(&below) {
                return self.named_in(module, &here, name, more, seen);
            }
            (here, rest) = (below, more);
        }
        // the path ends at a module: its uses are separate paths
        None
    }

    /// The same for a name that is not a module of `here`.
    fn named_in<'a>(
        &'a self,
        module: &'a Module,
        here: &[String],
        name: &String,
        more: &[String],
        seen: &mut HashSet<Vec<String>>,
    ) -> Option<&'a Path> {
        if module.defined.contains(name) {
            return Some(&module.file);
        }
        if !seen.insert(here.iter().chain([name]).cloned().collect()) {
            return None;
        }
        if let Some(import) = module.imports.get(name) {
            let path: Vec<String> = import.iter().chain(more).cloned().collect();
            return self.definition(here, &path, seen);
        }
        module.globs.iter().find_map(|glob| {
            let path: Vec<String> = glob.iter().chain([name]).chain(more).cloned().collect();
            self.definition(here, &path, seen)
        })
    }

    fn read_file(&mut self, file: &Path, path: Vec<String>) {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.read_items(file, path, &parsed.items);
    }

    fn read_items(&mut self, file: &Path, path: Vec<String>, items: &[syn::Item]) {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        for item in items.iter().filter(|item| !is_test(item)) {
            if let syn::Item::Mod(below) = item {
                let path: Vec<String> = path.iter().cloned().chain([plain(&below.ident)]).collect();
                match &below.content {
                    Some((_, items)) => self.read_items(file, path, items),
                    None => self.read_file(&below_file(file, &plain(&below.ident)), path),
                }
                continue;
            }
            module.read(item);
        }
        self.modules.insert(path, module);
    }
}

impl Module {
    fn read(&mut self, item: &syn::Item) {
        match item {
            syn::Item::Use(item) => {
                // a re-export does not count as a use: the module that imports the name from here uses it
                let is_reexport = !matches!(item.vis, syn::Visibility::Inherited);
                return self.read_use(&item.tree, &mut Vec::new(), is_reexport);
            }
            syn::Item::Macro(item) if item.ident.is_some() => {
                self.defined.extend(item.ident.as_ref().map(plain));
                // the body of a macro counts where the macro is called
                return;
            }
            syn::Item::Fn(item) => drop(self.defined.insert(plain(&item.sig.ident))),
            syn::Item::Struct(item) => drop(self.defined.insert(plain(&item.ident))),
            syn::Item::Enum(item) => drop(self.defined.insert(plain(&item.ident))),
            syn::Item::Union(item) => drop(self.defined.insert(plain(&item.ident))),
            syn::Item::Trait(item) => drop(self.defined.insert(plain(&item.ident))),
            syn::Item::Type(item) => drop(self.defined.insert(plain(&item.ident))),
            syn::Item::Const(item) => drop(self.defined.insert(plain(&item.ident))),
            syn::Item::Static(item) => drop(self.defined.insert(plain(&item.ident))),
            _ => {}
        }
        Names(self).visit_item(item);
    }

    fn read_use(&mut self, tree: &syn::UseTree, above: &mut Vec<String>, is_reexport: bool) {
        match tree {
            syn::UseTree::Path(path) => {
                above.push(plain(&path.ident));
                self.read_use(&path.tree, above, is_reexport);
                above.pop();
            }
            syn::UseTree::Name(name) => self.import(above, &name.ident, &name.ident, is_reexport),
            syn::UseTree::Rename(rename) => self.import(above, &rename.ident, &rename.rename, is_reexport),
            syn::UseTree::Glob(_) => self.globs.push(above.clone()),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.read_use(tree, above, is_reexport));
            }
        }
    }

    fn import(&mut self, above: &[String], name: &syn::Ident, alias: &syn::Ident, is_reexport: bool) {
        let line = name.span().start().line;
        let mut path = above.to_vec();
        if name != "self" {
            path.push(plain(name));
        }
        let alias = if alias == "self" { path.last().cloned().unwrap_or_default() } else { plain(alias) };
        if !is_reexport {
            self.named.push((path.clone(), line));
        }
        self.imports.insert(alias, path);
    }
}

/// Collects every path in an item, including those in macro calls.
struct Names<'a>(&'a mut Module);

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let line = path.segments.first().map_or(0, |first| first.ident.span().start().line);
        self.0.named.push((path.segments.iter().map(|segment| plain(&segment.ident)).collect(), line));
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.0.read_use(&item.tree, &mut Vec::new(), false);
    }
}

impl Names<'_> {
    /// Collects the paths in the tokens of a macro call: names joined by `::`.
    fn tokens(&mut self, tokens: proc_macro2::TokenStream) {
        use proc_macro2::TokenTree;
        let (mut path, mut line, mut colons) = (Vec::new(), 0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.0.named.push((std::mem::take(&mut path), line));
                        line = ident.span().start().line;
                    }
                    path.push(plain(&ident));
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.0.named.push((std::mem::take(&mut path), line));
                    colons = 0;
                    self.tokens(group.stream());
                }
                _ => {
                    self.0.named.push((std::mem::take(&mut path), line));
                    colons = 0;
                }
            }
        }
        self.0.named.push((path, line));
    }
}

/// A name without the `r#` of a raw identifier.
fn plain(ident: &syn::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

/// The file of a module that a file declares.
fn below_file(file: &Path, name: &str) -> PathBuf {
    let folder = file.parent().expect("a file is in a folder");
    let folder = match file.file_stem().and_then(|stem| stem.to_str()) {
        Some("lib" | "main" | "mod") | None => folder.to_owned(),
        Some(stem) => folder.join(stem),
    };
    let flat = folder.join(format!("{name}.rs"));
    if flat.exists() { flat } else { folder.join(name).join("mod.rs") }
}

/// Whether an item is compiled for tests only.
fn is_test(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return false };
        let text = list.tokens.to_string();
        attribute.path().is_ident("cfg") && (text == "test" || text.starts_with("all (test"))
    })
}
