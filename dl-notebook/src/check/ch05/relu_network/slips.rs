//! What training a ReLU network comes to with each of the usual slips.

use super::super::super::kit::*;
use dl_core::{
    activation::{relu, sigmoid},
    shallow::Parameters,
};

/// A slip in one step of training.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Twist {
    None,
    Tanh,
    Sigmoid,
    NoSlope,
    SlopeFlipped,
    ReluAgain,
    Sum,
    Uphill,
    ErrorFlipped,
    UphillFlippedSum,
    NewW2,
    SumOfBiases,
    NoBlame,
    SigmoidTwice,
    NoRate,
}

impl Twist {
    pub(super) const ALL: [Self; 14] = [
        Self::Tanh,
        Self::Sigmoid,
        Self::NoSlope,
        Self::SlopeFlipped,
        Self::ReluAgain,
        Self::Sum,
        Self::Uphill,
        Self::ErrorFlipped,
        Self::UphillFlippedSum,
        Self::NewW2,
        Self::SumOfBiases,
        Self::NoBlame,
        Self::SigmoidTwice,
        Self::NoRate,
    ];

    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Tanh => say(
                "En el paso 4 quedó la derivada de tanh, $1 - a^2$. La de ReLU es 1 donde $a > 0$ y 0 donde no.",
                "Step 4 still has tanh's derivative, $1 - a^2$. ReLU's is 1 where $a > 0$, and 0 where it isn't.",
            ),
            Self::Sigmoid => say(
                "En el paso 4 usaste la derivada de la sigmoide, $a(1 - a)$. La de ReLU es 1 donde $a > 0$ y 0 donde no.",
                "In step 4 you used the sigmoid's derivative, $a(1 - a)$. ReLU's is 1 where $a > 0$, and 0 where it isn't.",
            ),
            Self::NoSlope => say(
                "Falta el paso 4: la culpa pasa por la curva, y donde la ReLU dio 0 no pasa nada.",
                "Step 4 is missing: the blame goes through the curve, and where ReLU gave 0 nothing gets through.",
            ),
            Self::SlopeFlipped => say(
                "La derivada está al revés: vale 1 donde $a > 0$ y 0 donde la ReLU calló.",
                "The derivative is the wrong way round: it's 1 where $a > 0$, and 0 where ReLU was silent.",
            ),
            Self::ReluAgain => say(
                "En el paso 4 multiplicaste por la propia ReLU, $a$. Va su derivada, 1 donde $a > 0$ y 0 donde no.",
                "In step 4 you multiplied by ReLU itself, $a$. It should be its derivative, 1 where $a > 0$ and 0 where it isn't.",
            ),
            Self::Sum => say(
                "Los pasos son 7 veces más largos de lo debido, y hay 7 ejemplos: falta dividir los gradientes entre $m$.",
                "The steps are 7 times as long as they should be, and there are 7 examples: divide the gradients by $m$.",
            ),
            Self::Uphill | Self::ErrorFlipped => say(
                "Los pasos van cuesta arriba. Revisa los signos: el error es $A^{[2]} - Y$, y el gradiente se resta.",
                "The steps go uphill. Look at the signs: the error is $A^{[2]} - Y$, and the gradient is subtracted.",
            ),
            Self::UphillFlippedSum => say(
                "Los pasos van cuesta arriba, y además falta dividir entre $m$.",
                "The steps go uphill, and they aren't divided by $m$ either.",
            ),
            Self::NewW2 => say(
                "$dZ^{[1]}$ se calculó con el `w2` ya actualizado. Calcula primero todos los gradientes y después mueve los parámetros.",
                "$dZ^{[1]}$ was computed with the updated `w2`. Compute all the gradients first, and then move the parameters.",
            ),
            Self::SumOfBiases => say(
                "Los pesos están bien, pero a los gradientes de los sesgos les falta dividir entre $m$.",
                "The weights are right, but the gradients of the biases aren't divided by $m$.",
            ),
            Self::NoBlame => say(
                "Falta el paso 3: el error llega a cada neurona oculta multiplicado por su peso, $W^{[2]T} dZ^{[2]}$.",
                "Step 3 is missing: the error reaches each hidden neuron multiplied by its weight, $W^{[2]T} dZ^{[2]}$.",
            ),
            Self::SigmoidTwice => say(
                "La derivada de la sigmoide ya se simplificó con la entropía cruzada: $dZ^{[2]}$ es solo $A^{[2]} - Y$.",
                "The sigmoid's derivative has already cancelled with the cross-entropy: $dZ^{[2]}$ is just $A^{[2]} - Y$.",
            ),
            Self::NoRate => say(
                "Falta la tasa de aprendizaje: el gradiente se multiplica por `alpha`.",
                "The learning rate is missing: the gradient is multiplied by `alpha`.",
            ),
        }
    }
}

/// Training of a ReLU network, with a slip or without.
pub(super) struct Step<'a> {
    pub(super) x: &'a Matrix,
    pub(super) y: &'a Matrix,
    pub(super) alpha: f64,
    pub(super) twist: Twist,
}

impl Step<'_> {
    pub(super) fn walk(&self, start: &Parameters, steps: usize) -> Parameters {
        (0..steps).fold(start.clone(), |p, _| self.once(&p))
    }

    fn once(&self, p: &Parameters) -> Parameters {
        let t = |a: &Matrix| a.t().to_owned();
        let sums = |dz: &Matrix| dz.sum_axis(Axis(1)).insert_axis(Axis(1));
        let m = self.x.ncols() as f64;
        let a1 = (dot(&p.w1, self.x) + &p.b1).mapv(relu);
        let a2 = (dot(&p.w2, &a1) + &p.b2).mapv(sigmoid);
        let mut dz2 = &a2 - self.y;
        if self.twist == Twist::SigmoidTwice {
            dz2 = dz2 * a2.mapv(|a| a * (1.0 - a));
        }
        let (mut rate, mut rate_of_biases) = (self.alpha / m, self.alpha / m);
        match self.twist {
            Twist::Sum => (rate, rate_of_biases) = (self.alpha, self.alpha),
            Twist::SumOfBiases => rate_of_biases = self.alpha,
            Twist::Uphill | Twist::ErrorFlipped => (rate, rate_of_biases) = (-rate, -rate),
            Twist::UphillFlippedSum => (rate, rate_of_biases) = (-self.alpha, -self.alpha),
            Twist::NoRate => (rate, rate_of_biases) = (1.0 / m, 1.0 / m),
            _ => {}
        }
        let w2 = &p.w2 - &(dot(&dz2, &t(&a1)) * rate);
        let weights = match self.twist {
            Twist::NewW2 => w2.clone(),
            Twist::NoBlame => Matrix::ones(p.w2.dim()),
            _ => p.w2.clone(),
        };
        let slope = a1.mapv(|a| match self.twist {
            Twist::Tanh => 1.0 - a * a,
            Twist::Sigmoid => a * (1.0 - a),
            Twist::NoSlope => 1.0,
            Twist::SlopeFlipped => f64::from(a <= 0.0),
            Twist::ReluAgain => a,
            _ => f64::from(a > 0.0),
        });
        let dz1 = dot(&t(&weights), &dz2) * slope;
        Parameters {
            w1: &p.w1 - &(dot(&dz1, &t(self.x)) * rate),
            b1: &p.b1 - &(sums(&dz1) * rate_of_biases),
            w2,
            b2: &p.b2 - &(sums(&dz2) * rate_of_biases),
        }
    }
}
