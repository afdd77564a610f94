mod gifts {
    phlo_gen::phlo_collection!("inputs/gifts.json");
}

use gifts::SendAGift;
use gifts::types::RecipientInput;

fn objects(email: Option<&str>) {
    let _ = RecipientInput::new();
    let _ = RecipientInput::new("Ann").emial("a@b.c");
    let _ = RecipientInput::new("Ann").email(email);
    let _ = RecipientInput::new("Ann").marks("fragile");
    let _ = SendAGift::builder().recipient("Ann");
    let _ = SendAGift::builder().recipient(RecipientInput { name: Some("Ann".into()) });
}

fn main() {}
