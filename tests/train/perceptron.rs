//! An averaged perceptron over hashed features, for a fixed set of features and up to 64 classes.

use std::collections::HashMap;

/// The weights while they are learnt.
pub struct Perceptron {
    classes: usize,
    rows: HashMap<u32, usize>,
    weights: Vec<f32>,
    totals: Vec<f64>,
    stamps: Vec<u32>,
    now: u32,
}

impl Perceptron {
    /// No weights yet, for the features with these keys only.
    pub fn new(classes: usize, keys: impl Iterator<Item = u32>) -> Self {
        let rows: HashMap<u32, usize> = keys.enumerate().map(|(row, key)| (key, row)).collect();
        let size = rows.len() * classes;
        Self {
            classes,
            rows,
            weights: vec![0.0; size],
            totals: vec![0.0; size],
            stamps: vec![0; size],
            now: 0,
        }
    }

    /// The scores of all classes.
    pub fn score(&self, keys: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for row in keys.iter().filter_map(|key| self.rows.get(key)) {
            let weights = &self.weights[row * self.classes..(row + 1) * self.classes];
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += weight;
            }
        }
    }

    /// Counts one decision.
    pub fn tick(&mut self) {
        self.now += 1;
    }

    /// Moves the weights from the class that was chosen to the right one.
    pub fn learn(&mut self, keys: &[u32], right: usize, chosen: usize) {
        for row in keys.iter().filter_map(|key| self.rows.get(key).copied()).collect::<Vec<_>>() {
            self.move_weight(row * self.classes + right, 1.0);
            self.move_weight(row * self.classes + chosen, -1.0);
        }
    }

    fn move_weight(&mut self, at: usize, by: f32) {
        self.totals[at] += f64::from(self.weights[at]) * f64::from(self.now - self.stamps[at]);
        self.stamps[at] = self.now;
        self.weights[at] += by;
    }

    /// The weights averaged over all decisions as whole numbers of `unit`, zeros left out; ascending by key.
    pub fn average(&self, unit: f64) -> Vec<(u32, Vec<(usize, i8)>)> {
        let mut features: Vec<(u32, Vec<(usize, i8)>)> = self
            .rows
            .iter()
            .map(|(&key, &row)| {
                let weights = (0..self.classes).filter_map(|class| {
                    let at = row * self.classes + class;
                    let rest = f64::from(self.weights[at]) * f64::from(self.now - self.stamps[at]);
                    let mean = (self.totals[at] + rest) / f64::from(self.now.max(1));
                    let whole = (mean / unit).round().clamp(-127.0, 127.0) as i8;
                    (whole != 0).then_some((class, whole))
                });
                (key, weights.collect())
            })
            .filter(|(_, weights): &(u32, Vec<_>)| !weights.is_empty())
            .collect();
        features.sort_unstable();
        features
    }
}

/// The class with the highest score; of equals the first.
pub fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |best, i| if scores[i] > scores[best] { i } else { best })
}

/// The keys that occur in at least `least` of the groups (sentences), ascending.
pub fn frequent(groups: impl Iterator<Item = Vec<u32>>, least: u32) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for mut keys in groups {
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let mut keys: Vec<u32> =
        counts.into_iter().filter(|&(_, count)| count >= least).map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys
}

/// The numbers below `count` in an order that depends on `seed` only (Fisher and Yates, with xorshift).
pub fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(last, (state % (last as u64 + 1)) as usize);
    }
    order
}
