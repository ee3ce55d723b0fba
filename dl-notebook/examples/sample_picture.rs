//! Draws assets/pictures/cat.png, the picture that chapter 4 asks about until a learner puts a photo of their own:
//! `cargo run -p dl-notebook --example sample_picture`.

use std::path::Path;

use dl_notebook::{
    pictures::{Picture, cats},
    plot,
};

fn main() -> dl_core::Result<()> {
    let picture = Picture::of(&cats::draw(20, 77)?, PICTURE)?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/pictures/cat.png");
    plot::picture(&picture, 512, "a drawn cat")?.save(&path)
}

/// One of the cats among the first twenty of its seed.
const PICTURE: usize = 1;
