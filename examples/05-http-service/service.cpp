// A small HTTP service that an intranet could call: POST /review?as-of=2019-06-01 with a data document; the review comes back as JSON. What
// is wrong with a request comes back as JSON too, with the diagnostics of the data. Listens on the loopback interface only.
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <semaphore>
#include <string>

#include <quorate/attempt.hpp>
#include <quorate/files.hpp>
#include <quorate/json.hpp>
#include <quorate/report.hpp>

#include "answers.hpp"

namespace {

using answers::refuse;

httplib::Server* running = nullptr;
std::atomic<bool> stopping = false;

class service {
public:
    service(quorate::pack rules, quorate::document held, std::chrono::milliseconds longest) : rules_(std::move(rules)), register_(std::move(held)), longest_(longest) {}

    /// Called by many threads at once: rules and register are only read.
    void review(const httplib::Request& request, httplib::Response& response) const {
        for (const auto& [name, value] : request.params)
            if (name != "as-of") return refuse(response, 400, "wrong-parameter", "there is no parameter `" + name + "`; as-of is the only one");
        const auto day = quorate::parse_day(request.get_param_value("as-of"));
        if (!day || request.params.size() != 1 || request.target.find('&') != std::string::npos)  // cpp-httplib keeps one of two that are the same
            return refuse(response, 400, "no-day", "as-of is needed, once: a day such as 2019-06-01");
        if (!places_.try_acquire_for(longest_)) return refuse(response, 503, "busy", "the service has too much to do");
        const std::shared_ptr<void> place(nullptr, [this](void*) { places_.release(); });
        const auto portfolio = quorate::load_portfolio(rules_, std::vector<quorate::document>{register_, {"request.json", request.body, true}});
        if (has_errors(portfolio.diagnostics)) return refuse(response, 422, "wrong-data", "the data has errors", portfolio.diagnostics);
        quorate::review_options options{.as_of = *day};
        options.step_limit = 1'000'000;  // a request must not hold a thread for long
        options.total_step_limit = 50'000'000;
        options.cancel = [end = std::chrono::steady_clock::now() + longest_] { return stopping || std::chrono::steady_clock::now() >= end; };
        const auto made = quorate::attempt([&] { return quorate::make_review(rules_, *portfolio.value, options); });
        if (!made && made.why == quorate::failure::cancelled) return stopping ? refuse(response, 503, "stopping", "the service stops") : refuse(response, 503, "too-slow", "the review takes too long");
        if (!made && made.why == quorate::failure::limit_passed) return refuse(response, 422, "limit-passed", made.message);
        if (!made) return refuse(response, 500, "failed", made.message);
        response.set_content(quorate::to_json(*made.value), "application/json");
    }

    void about(httplib::Response& response) const {
        const auto summary = rules_.summary();
        answers::give(response, 200, {{"pack", summary.name}, {"title", summary.title}, {"engine", quorate::engine_version()}});
    }

private:
    quorate::pack rules_;
    quorate::document register_;
    mutable std::counting_semaphore<> places_{4};  // reviews at a time; many more connections only wait for bytes
    std::chrono::milliseconds longest_;  // that a review may take
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 3 && count != 4) return std::fputs("usage: service PACK REGISTER [MILLISECONDS of a review]\n", stderr), 2;
    try {
        auto rules = quorate::load_pack(quorate::read_pack_files(arguments[1])).or_throw();
        auto held = quorate::read_file(arguments[2]);
        (void)quorate::load_portfolio(rules, std::vector{held}).or_throw();
        const service on(std::move(rules), std::move(held), std::chrono::milliseconds(count == 4 ? std::stoi(arguments[3]) : 2000));

        constexpr std::size_t most = std::size_t{1} << 20;
        timed_server server(std::chrono::seconds(5), most + (std::size_t{64} << 10));
        server.new_task_queue = [] { return new httplib::ThreadPool(64); };
        server.Get("/", [&](const httplib::Request&, httplib::Response& response) { on.about(response); });
        server.Post("/review", [&](const httplib::Request& request, httplib::Response& response) { on.review(request, response); });
        answers::hold_to(server, {{"/", "GET, HEAD"}, {"/review", "POST"}}, "there is POST /review and GET /", most);

        running = &server;
        std::signal(SIGTERM, [](int) { stopping = true, running->stop(); });
        std::printf("listening on http://127.0.0.1:%d\n", server.bind_to_any_port("127.0.0.1"));
        std::fflush(stdout);
        return server.listen_after_bind() ? 0 : 1;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "service: %s\n", fault.what());
        return 1;
    }
}
