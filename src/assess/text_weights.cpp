#include "assess/text_weights.hpp"

#include <vector>

#include "relate/corpus.hpp"
#include "relate/weighted_sets.hpp"

namespace quorate::assess {

std::vector<relate::corpus_text> all_texts(const data::portfolio& of) {
    std::vector<relate::corpus_text> texts;
    for (std::uint32_t type = 0; type < of.words().records.size(); ++type)
        for (std::uint32_t field = 0; field < of.words().records[type].fields.size(); ++field) {
            const auto& described = of.words().records[type].fields[field].type;
            if (described.kind != type_kind::text) continue;
            const auto& column = of.of_type(type).columns[field];
            for (std::size_t i = 0; i < column.scalars.size(); ++i) {
                if (!described.many && !column.stated[i]) continue;
                for (const auto& one : of.text_at(column.scalars[i]).by_language.all()) texts.push_back({one.text, one.language, {}});
            }
        }
    return texts;
}

text_weights::text_weights(const data::portfolio& of) {
    const auto texts = all_texts(of);
    const relate::corpus read(texts, {.leave_out_boilerplate = false, .put_encodings_right = false});
    const auto weights = read.sets().weights();
    for (relate::unit one = 0; one < weights.size(); ++one) weights_.emplace(read.name(one), weights[one]);
    rarest_ = relate::rarity_weight(texts.size(), 1);
}

std::uint32_t text_weights::of(std::string_view root) const {
    const auto found = weights_.find(std::string(root));
    return found == weights_.end() ? rarest_ : found->second;
}

}  // namespace quorate::assess
