mod gifts {
    phlo_gen::phlo_collection!("inputs/gifts.json");
}

use gifts::{SendAGift, SendAGiftRecipient};

fn objects(email: Option<&str>) {
    let _ = SendAGiftRecipient::new();
    let _ = SendAGiftRecipient::new("Ann").emial("a@b.c");
    let _ = SendAGiftRecipient::new("Ann").email(email);
    let _ = SendAGiftRecipient::new("Ann").marks("fragile");
    let _ = SendAGift::builder().recipient("Ann");
    let _ = SendAGift::builder().recipient(SendAGiftRecipient { name: Some("Ann".into()) });
}

fn main() {}
