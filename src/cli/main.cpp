// The command `quorate`.
#include <csignal>
#include <exception>
#include <new>

#include "command.hpp"

namespace {

/// What to say when the first word is no command; empty when it is one, or is not there.
std::string unknown_command(const CLI::App& application, int count, char** arguments) {
    if (count < 2 || arguments[1][0] == '-') return {};
    std::string all;
    for (const auto* one : application.get_subcommands([](const CLI::App*) { return true; })) {
        if (one->get_name() == arguments[1]) return {};
        all += (all.empty() ? "" : ", ") + one->get_name();
    }
    return std::string("quorate: there is no command `") + arguments[1] + "`; the commands are " + all + "\nRun with --help for more information.\n";
}

}  // namespace

int main(int count, char** arguments) {
    using namespace quorate::cli;
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write: the reader has read enough
    CLI::App application{"quorate: rules for programmes of work, checked and explained"};
    application.set_version_flag("--version", "quorate " + std::string(quorate::engine_version()));
    application.require_subcommand(1);
    application.footer("Exit codes: 0 fine; 1 findings of the kind asked for; 2 wrong use; 3 unreadable or invalid input; 4 a limit was passed.\n"
                       "Each command has its own --help.");
    const command commands[] = {make_check(application), make_test(application), make_review(application), make_screen(application), make_explain(application), make_questions(application), make_remedy(application), make_impact(application), make_relate(application), make_fit(application), make_schema(application), make_format(application), make_compile(application), make_sheet(application), make_record(application), make_verify(application)};
    // What CLI11 finds wrong is told like everything else that this command says.
    application.failure_message([](const CLI::App*, const CLI::Error& fault) { return std::string("quorate: ") + fault.what() + "\nRun with --help for more information.\n"; });
    try {
        if (const auto wrong = unknown_command(application, count, arguments); !wrong.empty()) {
            print_error(wrong);
            return wrong_use;
        }
        application.parse(count, arguments);
        for (const auto& one : commands)
            if (one.options->parsed()) return one.run();
    } catch (const CLI::ParseError& fault) {
        return application.exit(fault) == 0 ? fine : wrong_use;
    } catch (const stop& early) {
        if (!early.message.empty()) print_error("quorate: " + early.message + "\n");
        return early.code;
    } catch (const quorate::limit_exceeded& limit) {
        print_error("quorate: " + limit.message + "\n");
        return limit_passed;
    } catch (const std::bad_alloc&) {
        print_error("quorate: there is not enough memory\n");
        return limit_passed;
    } catch (const std::exception& fault) {
        print_error(std::string("quorate: ") + fault.what() + "\n");
        return invalid_input;
    }
    return wrong_use;
}
