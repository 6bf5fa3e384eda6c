// Weights fitted in whole numbers, against the conditions that the best ones fulfil, computed with floating point.
#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "relate/fitting.hpp"

using namespace quorate::relate;

namespace {

double as_double(fixed one) { return static_cast<double>(one) / static_cast<double>(fixed_one); }

std::vector<labelled_measures> examples_of(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<labelled_measures> all;
    for (std::size_t i = 0; i < count; ++i) {
        labelled_measures one;
        for (int k = 0; k < 4; ++k) one.thousandths.push_back(static_cast<std::int32_t>(random() % 1001));
        const auto noise = static_cast<std::int32_t>(random() % 800) - 400;
        one.sought = 2 * one.thousandths[0] - one.thousandths[1] + noise > 500;
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

TEST_CASE("the logistic function is right to eight decimals, and never falls") {
    fixed last = 0;
    for (int z = -400; z <= 400; ++z) {
        const auto found = logistic(z * fixed_one / 16);
        CHECK(std::abs(as_double(found) - 1 / (1 + std::exp(-z / 16.0))) < 1e-7);
        CHECK(found >= last);
        last = found;
    }
    CHECK(logistic(0) == fixed_one / 2);
    CHECK(logistic(fixed_one * 1000) == fixed_one);
    CHECK(logistic(-fixed_one * 1000) == 0);
}

TEST_CASE("fitted weights are where the slope is nothing, or a sign holds them") {
    for (const unsigned seed : {1u, 2u, 3u}) {
        const auto examples = examples_of(seed, 150);
        const std::vector<weight_sign> signs{weight_sign::not_negative, weight_sign::not_negative, weight_sign::not_positive, weight_sign::any};
        const auto found = fit_weights(examples, signs);
        REQUIRE(found.weights.size() == 4);
        CHECK(found.weights[0] > fixed_one);
        CHECK(found.weights[1] == 0);   // what speaks against a pair may not be made to speak for it
        CHECK(found.weights[2] <= 0);
        double slope[5] = {};
        for (const auto& one : examples) {
            double z = as_double(found.bias);
            for (std::size_t i = 0; i < 4; ++i) z += as_double(found.weights[i]) * one.thousandths[i] / 1000;
            const double error = 1 / (1 + std::exp(-z)) - (one.sought ? 1 : 0);
            for (std::size_t i = 0; i < 4; ++i) slope[i] += error * one.thousandths[i] / 1000 / static_cast<double>(examples.size());
            slope[4] += error / static_cast<double>(examples.size());
        }
        for (std::size_t i = 0; i < 4; ++i) slope[i] += as_double(found.weights[i]) / 1000;
        CHECK(std::abs(slope[4]) < 1e-4);
        for (std::size_t i = 0; i < 4; ++i) {
            CAPTURE(i);
            if (found.weights[i] != 0 || signs[i] == weight_sign::any) CHECK(std::abs(slope[i]) < 1e-4);
            else CHECK((signs[i] == weight_sign::not_negative ? slope[i] : -slope[i]) > -1e-4);
        }
        const auto again = fit_weights(examples, signs);
        CHECK(again.weights == found.weights);
        CHECK(again.bias == found.bias);
    }
    CHECK(fit_weights({}, std::vector<weight_sign>{weight_sign::any}).weights == std::vector<fixed>{0});
}
