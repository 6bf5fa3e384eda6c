#include "review/growing.hpp"

namespace quorate::bench {

std::string rules_by_kind(std::size_t kinds, std::size_t of_kind) {
    std::string text = "pack growing { title en \"Growing\" version \"1\" languages en source text \"Text\" of 2020-01-01 }\nlist kind {";
    for (std::size_t i = 0; i < 250; ++i) text += " k" + std::to_string(i);
    text += " }\nrecord proposal collected as proposals { id: identifier kind: kind cost: money, optional weight: number, optional share: number, optional }\n";
    for (std::size_t kind = 0; kind < kinds; ++kind)
        for (std::size_t i = 0; i < of_kind; ++i)
            text += "criterion c" + std::to_string(kind) + "-" + std::to_string(i) + "x must { title en \"Rule " + std::to_string(i) + " of kind " + std::to_string(kind) +
                    "\" cites text for p in proposals applies when p.kind is k" + std::to_string(kind) + " met when p.weight >= " + std::to_string(i % 7) + " or p.cost <= EUR " +
                    std::to_string(1'000 * (i + 1)) + " * p.share }\n";
    return text + "outcomes for p in proposals { refuse en \"No\" when any must criterion is not met  admit en \"Yes\" otherwise }\n";
}

std::string record_of_first_kind() {
    return "{\"collection\":\"proposals\",\"id\":\"A-1\",\"kind\":\"k0\",\"cost\":{\"amount\":20000,\"currency\":\"EUR\"},\"weight\":3,\"share\":0.5}\n";
}

}  // namespace quorate::bench
