//! Pictures as people bring them: read right, or told in a sentence what they are and what to do. The files are made by
//! `files/make.py`, or here.

use std::{fs, path::PathBuf};

use dl_core::language::say;
use dl_notebook::{Error, pictures::Picture};

fn file(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)).unwrap()
}

/// What is said of bytes that can't be read; it has to be whole sentences.
fn told(bytes: &[u8]) -> String {
    match Picture::decode(bytes, 16) {
        Err(Error::Picture { problem, .. }) => {
            assert!(problem.starts_with(char::is_uppercase) && problem.ends_with('.'), "{problem}");
            problem
        }
        other => panic!("{other:?}"),
    }
}

/// A JPEG or PNG of 2 x 2 blocks of 8 x 8 pixels: red, green, blue, white.
const QUARTERS: [[u8; 3]; 4] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];

/// `bytes` of a JPEG with one more segment behind its first two bytes.
fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, body, &jpeg[2..]].concat()
}

fn exif(orientation: u8) -> Vec<u8> {
    [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", &[orientation][..], b"\0\0\0\0\0\0"].concat()
}

/// A PNG of the given rows, with chunks of one's own before the pixels.
fn png_with(width: u32, height: u32, rgb: &[u8], name: &[u8; 4], chunk: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_chunk(png::chunk::ChunkType(*name), chunk).unwrap();
    writer.write_image_data(rgb).unwrap();
    writer.finish().unwrap();
    bytes
}

#[test]
fn every_kind_of_jpeg_is_what_the_reference_decoder_makes_of_it() {
    let names = ["444", "422", "420", "progressive", "restarts", "rgb", "grey", "cmyk", "one-scan-a-colour"];
    for name in names {
        // 37 is the shorter side: at that size nothing is averaged, so every pixel has to agree.
        let found = Picture::decode(&file(&format!("jpeg-{name}.jpg")), 37).unwrap();
        let wanted = Picture::decode(&file(&format!("jpeg-{name}.expected.png")), 37).unwrap();
        assert_eq!(found.rgb, wanted.rgb, "{name}");
    }
}

#[test]
fn a_photo_stands_upright_however_the_camera_was_held() {
    // 3 x 2 pixels, each of its own colour, so that the middle square says which half was cut off.
    let rgb: Vec<u8> = (0..6).flat_map(|i| [40 * i, 0, 250 - 40 * i]).collect();
    let [a, b, d, e] = [0, 1, 3, 4];
    let [b2, c2, e2, f2] = [1, 2, 4, 5];
    // Where 3 columns are reduced to 2, the larger rest is cut on the right, or below, of what is looked at.
    let table = [
        (1, [a, b, d, e]),
        (2, [c2, b2, f2, e2]),
        (3, [f2, e2, c2, b2]),
        (4, [d, e, a, b]),
        (5, [a, d, b, e]),
        (6, [d, a, e, b]),
        (7, [f2, c2, e2, b2]),
        (8, [c2, f2, b2, e2]),
    ];
    for (orientation, wanted) in table {
        let png = png_with(3, 2, &rgb, b"eXIf", &exif(orientation));
        let found = Picture::decode(&png, 2).unwrap();
        let wanted: Vec<u8> = wanted.iter().flat_map(|&i| rgb[3 * i..3 * i + 3].to_vec()).collect();
        assert_eq!(found.rgb, wanted, "{orientation}");

        let jpeg = with_segment(&file("jpeg-444.jpg"), 0xe1, &[b"Exif\0\0", &exif(orientation)[..]].concat());
        let (upright, stored) = (Picture::decode(&jpeg, 37).unwrap(), Picture::decode(&jpeg[..], 37).unwrap());
        assert_eq!(upright, stored);
        let plain = Picture::decode(&file("jpeg-444.jpg"), 37).unwrap();
        assert_eq!(orientation == 1, upright == plain, "{orientation}");
    }
    for nonsense in [0, 9, 255] {
        let png = png_with(3, 2, &rgb, b"eXIf", &exif(nonsense));
        assert_eq!(
            Picture::decode(&png, 2).unwrap(),
            Picture::decode(&png_with(3, 2, &rgb, b"eXIf", &exif(1)), 2).unwrap()
        );
    }
}

#[test]
fn kinds_of_png_are_read() {
    let rgb: Vec<u8> = QUARTERS.concat();
    assert_eq!(Picture::decode(&png_with(2, 2, &rgb, b"tEXt", b"a\0b"), 2).unwrap().rgb, rgb);
    for name in ["palette", "16-bits", "1-bit", "animated"] {
        assert_eq!(Picture::decode(&file(&format!("png-{name}.png")), 16).unwrap().side, 16, "{name}");
    }
    // Of 16 bits the upper eight: 97 i for pixel i of 33 in a row, the middle 21 columns.
    let found = Picture::decode(&file("png-16-bits.png"), 21).unwrap();
    let grey = |row: usize, column: usize| ((33 * row + 6 + column) * 97 % 65536 / 256) as u8;
    assert!((0..21 * 21).all(|i| found.rgb[3 * i] == grey(i / 21, i % 21)));
    // An animation shows its first picture, as where it isn't played.
    assert_eq!(Picture::decode(&file("png-animated.png"), 20).unwrap().rgb[..3], [240, 30, 20]);
}

#[test]
fn an_interlaced_png_is_the_same_picture() {
    let rgb: Vec<u8> = (0..3 * 13 * 11).map(|i| (i * 7 % 256) as u8).collect();
    let plain = Picture::decode(&png_with(13, 11, &rgb, b"tEXt", b"a\0b"), 11).unwrap();
    let interlaced = Picture::decode(&file("png-interlaced.png"), 11).unwrap();
    assert_eq!(interlaced, plain);
}

#[test]
fn a_picture_that_is_cut_short_is_never_taken_for_a_whole_one() {
    for name in
        ["jpeg-420.jpg", "jpeg-progressive.jpg", "jpeg-restarts.jpg", "jpeg-one-scan-a-colour.jpg", "png-palette.png"]
    {
        let bytes = file(name);
        let whole = Picture::decode(&bytes, 16).unwrap();
        let end = if name.ends_with("png") { bytes.len() - 12 } else { bytes.len() - 2 };
        for length in (12..end).step_by(3) {
            let problem = told(&bytes[..length]);
            assert!(problem.contains(say("incompleto", "cut short")), "{name} at {length}: {problem}");
        }
        // Only the mark of the end is missing: nothing of the picture is.
        assert_eq!(Picture::decode(&bytes[..end], 16).unwrap(), whole, "{name}");
    }
}

#[test]
fn damage_in_the_middle_is_noticed() {
    for name in
        ["jpeg-444.jpg", "jpeg-422.jpg", "jpeg-420.jpg", "jpeg-restarts.jpg", "jpeg-cmyk.jpg", "png-16-bits.png"]
    {
        let bytes = file(name);
        for (what, byte) in [("zeros", 0), ("ones", 0xff), ("text", b'a'), ("halves", 0x55), ("steps", 0x93)] {
            let mut damaged = bytes.clone();
            let middle = bytes.len() * 4 / 5;
            damaged[middle..middle + bytes.len() / 12].fill(byte);
            let problem = told(&damaged);
            let wanted = [say("dañado", "damaged"), say("incompleto", "cut short")];
            assert!(wanted.iter().any(|wanted| problem.contains(wanted)), "{name}, {what}: {problem}");
        }
        // A piece taken out: of a short one, what follows may by chance be read as so many blocks again.
        let without = |i: usize| {
            let at = bytes.len() * (60 + 2 * i) / 100;
            Picture::decode(&[&bytes[..at], &bytes[at + bytes.len() / 10..]].concat(), 16)
        };
        let noticed = (0..12).filter(|&i| without(i).is_err()).count();
        assert!(noticed >= 11, "{name}: {noticed} of 12");
    }
}

#[test]
fn rare_kinds_of_jpeg_are_named() {
    let jpeg = file("jpeg-444.jpg");
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    let with = |at: usize, byte: u8| {
        let mut bytes = jpeg.clone();
        bytes[frame + at] = byte;
        told(&bytes)
    };
    let table = [
        (with(1, 0xc9), say("aritmético", "arithmetic")),
        (with(1, 0xca), say("aritmético", "arithmetic")),
        (with(1, 0xc3), say("sin pérdida", "lossless")),
        (with(1, 0xc5), say("jerárquico", "hierarchical")),
        (with(4, 12), say("12 bits", "12 bits")),
        (told(&with_segment(&jpeg, 0xcc, &[0, 0])), say("aritmético", "arithmetic")),
    ];
    for (problem, wanted) in table {
        assert!(problem.contains(wanted) && problem.contains(say("expórtala", "export it")), "{problem}");
    }
}

#[test]
fn other_files_are_told_by_what_is_in_them() {
    let table: [(&[u8], &str); 16] = [
        (b"", say("vacío", "empty")),
        (&[0; 500], say("ceros", "zeros")),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", "AVIF"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP"),
        (b"GIF89a\x01\0\x01\0", "GIF"),
        (b"BM\x46\0\0\0", "BMP"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video"),
        (b"PK\x03\x04\x14\0", say("Descomprímelo", "Unpack it")),
        (b"<!DOCTYPE html><title>404</title>", say("página web", "web page")),
        (b"version https://git-lfs.github.com/spec/v1\n", "git lfs pull"),
        (b"\x89HDF\r\n\x1a\n", "load_h5"),
        (b"hello", say("Elige una foto", "Choose a")),
    ];
    for (bytes, wanted) in table {
        let problem = told(bytes);
        assert!(problem.contains(wanted), "{}: {problem}", bytes.escape_ascii());
    }
}

#[test]
fn a_path_that_leads_nowhere_is_told_with_what_to_do() {
    let folder = std::env::temp_dir().join(format!("dl-notebook-{}-paths", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("gato.jpeg"), file("jpeg-444.jpg")).unwrap();
    let inside = |name: &str| folder.join(name).display().to_string();
    let table = [
        (inside("gato.jpg"), "gato.jpeg"),
        (inside("Gato.JPEG"), "gato.jpeg"),
        (inside("gatto.jpeg"), "gato.jpeg"),
        (inside("photos/gato.jpeg"), say("carpeta", "folder")),
        (inside("gato.jpeg/x.jpg"), say("carpeta", "folder")),
        (inside(""), "load_folder"),
        ("no/such/photo.jpg".into(), say("este cuaderno", "this notebook's folder")),
        ("~/photo.jpg".into(), say("la ruta entera", "the whole path")),
        ("https://example.org/cat.jpg".into(), say("Descárgalo", "Download it")),
        ("file:///home/ana/cat.jpg".into(), "`/home/ana/cat.jpg`"),
        ("\"cat.jpg\"".into(), say("comillas", "quotes")),
        ("cat.jpg ".into(), say("espacio", "space")),
        (String::new(), say("vacía", "empty")),
    ];
    for (path, wanted) in table {
        let Err(Error::File { problem, .. }) = Picture::load(&path, 16) else { panic!("{path}") };
        assert!(problem.contains(wanted) && problem.ends_with(['.', '?']), "{path}: {problem}");
        assert!(!problem.contains("os error") && !problem.contains("No such file or"), "{path}: {problem}");
    }
    assert_eq!(Picture::load(folder.join("gato.jpeg"), 16).unwrap().side, 16);
    fs::remove_dir_all(folder).unwrap();
}

/// A baseline JPEG of one grey, as large as its header can say, in few bytes: each block is two bits.
fn plain_jpeg(width: u16, height: u16, grey: i16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    bytes.extend([8; 64]);
    let ([h1, h0], [w1, w0]) = (height.to_be_bytes(), width.to_be_bytes());
    bytes.extend([0xff, 0xc0, 0, 11, 8, h1, h0, w1, w0, 1, 1, 0x11, 0]);
    // Two codes of one bit: 0 for no difference, 1 for seven bits of difference; and of the other coefficients 0 for none.
    bytes.extend([0xff, 0xc4, 0, 21, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
    bytes.extend([0xff, 0xc4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    let difference = grey - 128;
    let code = if difference < 0 { difference + 127 } else { difference } as u16;
    // The first block: 1, seven bits, 0; then two zeros for each.
    let first = 1 << 8 | code << 1;
    let mut bits: Vec<u8> = vec![(first >> 1) as u8, 0];
    bits.resize((9 + 2 * (blocks - 1)).div_ceil(8).max(2), 0);
    bits.iter().for_each(|&byte| bytes.extend(if byte == 0xff { &[0xff, 0][..] } else { std::slice::from_ref(&byte) }));
    bytes.extend([0xff, 0xd9]);
    bytes
}

#[test]
fn pictures_as_large_as_phones_and_panoramas_are_read() {
    for (width, height) in [(9280, 6944), (12000, 9000), (16320, 12240), (16000, 3000), (40000, 1000), (65500, 130)] {
        let picture = Picture::decode(&plain_jpeg(width, height, 30), 8).unwrap();
        assert_eq!(picture.rgb, [30; 3 * 64], "{width} x {height}");
    }
    // Five times the largest sensor: the reason is the true one.
    let problem = told(&plain_jpeg(40_000, 30_000, 200));
    assert!(problem.contains("40000 × 30000") && problem.contains(say("Redúcela", "Reduce it")), "{problem}");
}
