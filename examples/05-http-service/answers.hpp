// What makes a server of cpp-httplib speak JSON whatever it is asked: each refusal has a code for programs and a sentence for people. Also
// what cpp-httplib does not look at by itself, or only when the content is read: methods, lengths, the type and the coding of the content.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <quorate/json.hpp>

#include "timed_server.hpp"

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

/// Refuses a request whose length cannot be told or is too large; whether it did.
inline bool refuse_length(const httplib::Request& request, httplib::Response& response, std::size_t most) {
    const auto given = request.get_header_value_count("Content-Length");
    const auto wrong = [&](int status, const std::string& message) { return refuse(response, status, "wrong-length", message), true; };
    if (request.has_header("Transfer-Encoding"))
        return given != 0 ? wrong(400, "a request has Content-Length or Transfer-Encoding, and this has both") : wrong(411, "a request says how long it is, in Content-Length; Transfer-Encoding is not taken");
    if (given == 0) return request.method == "POST" && wrong(411, "a request says how long it is, in Content-Length");
    const auto length = request.get_header_value("Content-Length");
    const bool number = !length.empty() && length.size() <= 15 && std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (given > 1 || !number) return wrong(400, "Content-Length is one whole number of bytes, and this is `" + length + (given > 1 ? "` and another" : "`"));
    if (std::stoull(length) > most) return refuse(response, 413, "too-long", "a request has at most 1 MiB"), true;
    return false;
}

/// Refuses content that is not JSON as it stands; whether it did.
inline bool refuse_content(const httplib::Request& request, httplib::Response& response) {
    if (request.has_header("Content-Encoding") && (request.get_header_value_count("Content-Encoding") > 1 || request.get_header_value("Content-Encoding") != "identity"))
        return refuse(response, 415, "wrong-coding", "a request is sent as it is, without Content-Encoding"), true;
    if (request.method == "POST" && !is_json(request)) return refuse(response, 415, "wrong-type", "a request is application/json"), true;
    return false;
}

/// What cpp-httplib found wrong by itself: it gives a status alone.
inline void refuse_by_status(const httplib::Request& request, httplib::Response& response) {
    static const std::set<std::string> known{"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI"};
    switch (response.status == 400 && cut_short_by != 0 ? cut_short_by : response.status) {
        case 400:
            if ((request.version == "HTTP/1.1" || request.version == "HTTP/1.0") && known.count(request.method) == 0)
                return refuse(response, 501, "unknown-method", "the service knows no method `" + request.method + "`");
            return refuse(response, 400, "unreadable", "the request cannot be read: its first line, a header, or less content than Content-Length says");
        case 408: return refuse(response, 408, "too-slow", "the request did not come whole in time");
        case 413: return refuse(response, 413, "too-long", "a request has at most 1 MiB");
        case 414: return refuse(response, 414, "address-too-long", "the address of a request is too long");
        case 416: return refuse(response, 416, "wrong-range", "the header Range cannot be read; answers are given whole, so leave it out");
        case 503: return refuse(response, 503, "stopping", "the service stops");
        default: return refuse(response, response.status, "failed", "the service failed");
    }
}

/// Holds a server to these methods by path, and to so many bytes of content. All is looked at before any content is read.
inline void hold_to(httplib::Server& server, std::map<std::string, std::string> methods, const std::string& what_there_is, std::size_t most) {
    const auto refused = [methods = std::move(methods), what_there_is, most](const httplib::Request& request, httplib::Response& response) {
        const_cast<httplib::Request&>(request).ranges.clear();  // else it cuts the answer; the request is its own, and const only here
        const auto found = methods.find(request.path);
        if (found == methods.end()) return refuse(response, 404, "no-such-path", what_there_is), true;
        if ((", " + found->second + ",").find(", " + request.method + ",") == std::string::npos) {
            response.set_header("Allow", found->second);
            return refuse(response, 405, "wrong-method", request.path + " takes " + found->second + ", and this is " + request.method), true;
        }
        return refuse_length(request, response, most) || refuse_content(request, response);
    };
    server.set_payload_max_length(most);
    server.set_pre_routing_handler([refused](const httplib::Request& request, httplib::Response& response) {
        return refused(request, response) ? httplib::Server::HandlerResponse::Handled : httplib::Server::HandlerResponse::Unhandled;
    });
    server.set_expect_100_continue_handler([refused](const httplib::Request& request, httplib::Response& response) { return refused(request, response) ? response.status : 100; });
    server.set_error_handler([](const httplib::Request& request, httplib::Response& response) {
        const_cast<httplib::Request&>(request).ranges.clear();
        if (response.body.empty()) refuse_by_status(request, response);
    });
    server.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) { refuse(response, 500, "failed", "the service failed"); });
}

}  // namespace answers
