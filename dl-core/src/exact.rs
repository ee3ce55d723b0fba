//! The machine room: arithmetic that gives the same bits on every machine, and the loops that training spends its time in.
//!
//! It works on slices of numbers and knows no model: models call it, it calls nobody. Whoever wants to learn never has to enter;
//! behind each door happens what the plain steps of the lesson do, with their bits, and a test holds that.
//!
//! | door | who knocks | behind it |
//! |---|---|---|
//! | [`math`] | [`activation`](crate::activation), [`loss`](crate::loss) | exp, ln and tanh without the machine's C library |
//! | `curves` | [`activation`](crate::activation) | g of many numbers, several at a time |
//! | `sums` | [`product`](crate::product()) | sums of products in one fixed order |
//! | [`descent`] | [`logistic`](crate::logistic) | the descent of one neuron, by whichever of two ways costs less |
//! | `layer` | [`shallow`](crate::shallow) | the descent of a network with one hidden layer, and its answers alone |

pub(crate) mod curves;
#[doc(hidden)]
pub mod descent;
pub(crate) mod layer;
pub mod math;
pub(crate) mod sums;
pub(crate) mod wide;

/// What a descent tells at each iteration, before it takes the step: the iteration and the sums z of all examples. It goes on while
/// the answer is true.
pub(crate) type Watch<'a> = &'a mut dyn FnMut(usize, &[f64]) -> bool;
