//! The files of a directory, sorted into folders.

mod source_file;
mod tree;

pub use source_file::SourceFile;
pub use tree::{FolderFiles, is_part, tree};
