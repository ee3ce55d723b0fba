//! The widest vector instructions of the processor, chosen when the program runs.
//!
//! A crate is compiled for the oldest processor of its kind, which adds two numbers at a time; processors have had instructions for
//! four since 2011 (AVX; AVX2, which is asked for here, since 2013), and many have them for eight. The few loops that training spends its time in are therefore compiled once
//! for each, and the processor decides. All do the same additions and multiplications in the same order, and none of them is
//! fused, so the results have the same bits.

/// What the processor can do at a time. On other kinds of processor there is nothing to choose.
#[cfg(any(target_arch = "x86_64", test))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(crate) enum Width {
    /// What every processor of its kind can.
    Any,
    /// AVX2: four numbers.
    #[cfg(target_arch = "x86_64")]
    Four,
    /// AVX-512: eight numbers.
    #[cfg(target_arch = "x86_64")]
    Eight,
}

#[cfg(any(target_arch = "x86_64", test))]
impl Width {
    /// That of this processor.
    #[inline]
    pub(crate) fn here() -> Self {
        #[cfg(test)]
        if let Some(width) = tests::WIDTH.get() {
            return width;
        }
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx512f") {
            return Self::Eight;
        } else if std::arch::is_x86_feature_detected!("avx2") {
            return Self::Four;
        }
        Self::Any
    }
}

/// Defines a function whose loops are compiled for every [`Width`]. What it calls is compiled with it where that is
/// `#[inline(always)]`, and stays narrow where it is not.
///
/// The arguments are slices, not structures of slices: of those alone the compiler knows that no two overlap, and without that
/// it would compute one number at a time.
macro_rules! wide {
    ($(#[$about:meta])* $see:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)? $body:block) => {
        $(#[$about])*
        // Compiled once: its callers would otherwise each get a copy of `any`.
        #[inline(never)]
        $see fn $name($($argument: $type),*) $(-> $result)? {
            #[inline(always)]
            fn any($($argument: $type),*) $(-> $result)? $body

            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn four($($argument: $type),*) $(-> $result)? {
                    any($($argument),*)
                }

                #[target_feature(enable = "avx512f")]
                fn eight($($argument: $type),*) $(-> $result)? {
                    any($($argument),*)
                }

                match $crate::exact::wide::Width::here() {
                    // SAFETY: the only demand of `eight` is a processor with AVX-512F, and of `four` one with AVX2; `here` gives
                    // these two answers only where the processor has said that it has them. Measured gain, training with 50
                    // hidden neurons: `four` takes about half the time of `any`, and `eight` two thirds of that of `four`
                    // (`cargo bench`).
                    #[allow(unsafe_code)]
                    $crate::exact::wide::Width::Eight => return unsafe { eight($($argument),*) },
                    // SAFETY: see above.
                    #[allow(unsafe_code)]
                    $crate::exact::wide::Width::Four => return unsafe { four($($argument),*) },
                    $crate::exact::wide::Width::Any => (),
                }
            }
            any($($argument),*)
        }
    };
}
pub(crate) use wide;

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::{
        exact::{curves, descent, layer::Layer, sums},
        random::Random,
    };

    thread_local! {
        /// The width for the test of this thread.
        pub(super) static WIDTH: Cell<Option<Width>> = const { Cell::new(None) };
    }

    /// Asserts that `work` gives the same bits with each width that this processor has.
    fn assert_same_bits(name: &str, work: impl Fn() -> Vec<f64>) {
        let most = Width::here();
        #[cfg(target_arch = "x86_64")]
        let all = [Width::Any, Width::Four, Width::Eight];
        #[cfg(not(target_arch = "x86_64"))]
        let all = [Width::Any];
        let results = all.into_iter().filter(|width| *width <= most).map(|width| {
            WIDTH.set(Some(width));
            let bits: Vec<u64> = work().into_iter().map(f64::to_bits).collect();
            (width, bits)
        });
        let results: Vec<_> = results.collect();
        WIDTH.set(None);
        assert!(!results[0].1.is_empty());
        for (width, bits) in &results[1..] {
            assert_eq!(bits, &results[0].1, "{name}, {width:?}");
        }
    }

    fn normal(count: usize, seed: u64) -> Vec<f64> {
        let mut random = Random::new(seed);
        (0..count).map(|_| random.normal()).collect()
    }

    #[test]
    fn sums_have_the_same_bits_with_every_width() {
        for (q, r) in [(2, 400), (50, 131), (400, 2), (209, 33), (40, 1)] {
            let (a, b) = (normal(3 * q, 4), normal(q * r, 5));
            assert_same_bits("by rows", || sums::product_by_rows(&a, &b, q, r));
            assert_same_bits("by dots", || sums::product_by_dots(&a, &b, q));
        }
    }

    #[test]
    fn one_neuron_has_the_same_bits_with_every_width() {
        let (x, y) = (normal(21 * 70, 1), [vec![0.0; 10], vec![1.0; 11]].concat());
        for way in [descent::on_the_examples, descent::in_the_span] {
            assert_same_bits("descent", || {
                let (w, b) = way(&x, &y, 0.1, 20, &mut |_, _| true);
                [w, vec![b]].concat()
            });
        }
    }

    #[test]
    fn a_hidden_layer_has_the_same_bits_with_every_width() {
        let (x, y) = (normal(2 * 400, 1), [vec![0.0; 200], vec![1.0; 200]].concat());
        for g in [|| curves::TANH, || curves::SIGMOID, || curves::RELU] {
            assert_same_bits("layer", || {
                let mut layer = Layer { w1: normal(10, 2), b1: vec![0.0; 5], w2: normal(5, 3), b2: 0.0, g: g() };
                layer.descend(&x, &y, 0.5, 50, &mut |_, _| true);
                let answers = layer.answers(&x, 400);
                [layer.w1, layer.b1, layer.w2, answers].concat()
            });
        }
    }
}
