// What makes a server of cpp-httplib speak JSON whatever it is asked: each refusal has a code for programs and a sentence for people. Also
// what cpp-httplib does not look at by itself: methods, lengths, the type of the content.
#pragma once

#include <algorithm>
#include <map>
#include <string>

#include <httplib.h>
#include <quorate/json.hpp>

namespace answers {

using json = nlohmann::ordered_json;

inline void give(httplib::Response& response, int status, const json& content) {
    response.status = status;
    response.set_content(content.dump(2, ' ', false, json::error_handler_t::replace) + "\n", "application/json");
}

inline void refuse(httplib::Response& response, int status, const std::string& code, const std::string& message, const quorate::diagnostics& problems = {}) {
    give(response, status, {{"error", {{"code", code}, {"message", message}, {"diagnostics", problems}}}});
}

/// Whether the content is said to be JSON: whatever its case, and with parameters or without.
inline bool is_json(const httplib::Request& request) {
    auto type = request.get_header_value("Content-Type");
    type.erase(std::min(type.find(';'), type.size()));
    while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c); });
    return type == "application/json";
}

/// Why the length of a request cannot be told; empty when it can.
inline std::string fault_of_length(const httplib::Request& request) {
    const auto given = request.get_header_value_count("Content-Length");
    if (given == 0) return request.method == "POST" && !request.has_header("Transfer-Encoding") ? "a request says how long it is, in Content-Length" : "";
    const auto length = request.get_header_value("Content-Length");
    const bool number = !length.empty() && length.size() <= 15 && std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (given > 1 || !number) return "Content-Length is one whole number of bytes, and this is `" + length + (given > 1 ? "` and another" : "`");
    return "";
}

/// What cpp-httplib found wrong by itself: it gives a status alone.
inline void refuse_by_status(const httplib::Request& request, httplib::Response& response) {
    switch (response.status) {
        case 413: return request.method == "POST" && !is_json(request) ? refuse(response, 415, "wrong-type", "a request is application/json")  // it holds forms to 8 KiB
                                                                        : refuse(response, 413, "too-long", "a request has at most 1 MiB");
        case 414: return refuse(response, 414, "address-too-long", "the address of a request is too long");
        case 416: return refuse(response, 416, "wrong-range", "the header Range cannot be read; answers are given whole, so leave it out");
        case 400: return refuse(response, 400, "unreadable", "the request cannot be read: its first line, a header, or less content than Content-Length says");
        default: return refuse(response, response.status, "failed", "the service failed");
    }
}

/// Holds a server to these methods by path.
inline void hold_to(httplib::Server& server, std::map<std::string, std::string> methods, const std::string& what_there_is) {
    server.set_keep_alive_max_count(1);  // one request a connection: what is left of one that was refused is not taken for the next
    server.set_pre_routing_handler([methods = std::move(methods), what_there_is](const httplib::Request& request, httplib::Response& response) {
        const_cast<httplib::Request&>(request).ranges.clear();  // else it cuts the answer; the request is its own, and const only here
        const auto found = methods.find(request.path);
        if (found == methods.end()) {
            refuse(response, 404, "no-such-path", what_there_is);
        } else if ((", " + found->second + ",").find(", " + request.method + ",") == std::string::npos) {
            response.set_header("Allow", found->second);
            refuse(response, 405, "wrong-method", request.path + " takes " + found->second + ", and this is " + request.method);
        } else if (const auto fault = fault_of_length(request); !fault.empty()) {
            refuse(response, request.has_header("Content-Length") ? 400 : 411, "wrong-length", fault);
        } else {
            return httplib::Server::HandlerResponse::Unhandled;
        }
        return httplib::Server::HandlerResponse::Handled;
    });
    server.set_error_handler([](const httplib::Request& request, httplib::Response& response) {
        const_cast<httplib::Request&>(request).ranges.clear();
        if (response.body.empty()) refuse_by_status(request, response);
    });
    server.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) { refuse(response, 500, "failed", "the service failed"); });
}

}  // namespace answers
