//! `phlo-gen expand`: the source that the macro leaves behind.

use crate::Input;
use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::generate;

/// `phlo-gen expand`
#[derive(clap::Args)]
pub struct Expand {
    #[command(flatten)]
    input: Input,
    /// The path of the module in which the source will stand: its examples then run as doctests
    #[arg(long)]
    doctests: Option<String>,
}

impl Expand {
    /// Prints the source.
    pub fn run(self) -> Result<(), String> {
        let (collection, environment) = self.input.documents()?;
        let emission = Emission { doctests: self.doctests.clone(), ..Emission::default() };
        let generated = generate(&collection, environment.as_ref(), &self.input.options(), &emission);
        let refusals = generated.refusals.iter().map(|refusal| refusal.message.clone());
        let errors: Vec<String> = generated.errors.iter().chain(&generated.environment_errors).cloned().chain(refusals).collect();
        if !errors.is_empty() {
            return Err(errors.join("\n"));
        }
        print!("{}", generated.source);
        Ok(())
    }
}
