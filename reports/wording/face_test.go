package wording

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
)

// commandsOwn begin the codes of what is said of a command line alone: how it is
// typed, files handed over to another office, terminals.
var commandsOwn = []string{"usage.", "not_terminal", "export.", "rebuild.", "recipient.", "identity."}

// byCommand are the codes about which something must be done at the command line,
// also for who sits before the screens.
var byCommand = []string{
	"operator.endorser", "override.impossible", "secret.machine", "secret.wrong", "chain.broken", "store.failed",
	"store.missing", "store.damaged", "store.medium", "store.trial", "store.older", "store.other", "audit.older", "anchor.older", "begin.regions",
}

var typed = regexp.MustCompile(`doudi -*[a-z]|--[a-z]`)

// remedyAt is a remedy in both languages.
func remedyAt(w way, f Face) sentence { return sentence{w.at(Chinese, f), w.at(English, f)} }

// TestScreenRemedies: at the screens nobody is sent to a command or an option, but
// where only that helps, and then it is said plainly.
func TestScreenRemedies(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range ScreenRemedies() {
		if slices.ContainsFunc(commandsOwn, func(begin string) bool { return strings.HasPrefix(r.Code, begin) }) {
			continue
		}
		for i, plainly := range []string{"在命令行", "at the command line"} {
			switch said := r.Said[i]; {
			case !typed.MatchString(said) && strings.Contains(said, "[") && r.Code != "sheet.name":
				t.Errorf("%s: %q points to nothing", r.Code, said)
			case !typed.MatchString(said):
			case !slices.Contains(byCommand, r.Code):
				t.Errorf("%s: %q names a command", r.Code, said)
			case !strings.Contains(said, plainly):
				t.Errorf("%s: %q does not say that it is a command", r.Code, said)
			default:
				seen[r.Code] = true
			}
		}
		for _, p := range r.Pointers {
			if _, ok := screenTexts()[p.Code]; !ok {
				t.Errorf("%s points to %s, which has no words", r.Code, p.Code)
			}
		}
	}
	for _, code := range byCommand {
		if !seen[code] {
			t.Errorf("%s names no command", code)
		}
	}
}

// TestScreenTexts: what is wrong is said without commands everywhere, and the
// screens' own texts name none but before there is a store.
func TestScreenTexts(t *testing.T) {
	for _, table := range []map[string]complaint{refusals(), faults(), failures(), symptoms(), beginnings} {
		for _, code := range slices.Sorted(maps.Keys(table)) {
			if what := table[code].what; code != "medium.allowed" && (typed.MatchString(what.zh) || typed.MatchString(what.en)) {
				t.Errorf("%s: %q names a command", code, what)
			}
		}
	}
	for code, text := range screenTexts() {
		if !strings.HasPrefix(code, "welcome.") && (typed.MatchString(text.zh) || typed.MatchString(text.en)) {
			t.Errorf("%s: %q names a command", code, text)
		}
	}
}

// TestWays: each face has its own way out of the same refusal, and keys are named
// as the screens name them.
func TestWays(t *testing.T) {
	r := &calc.Refusal{Code: "decision.no_award", Args: []string{"1023", "dibao", "stop"}}
	lack := errors.Join(&policy.NoStandard{Program: "dibao", Settlement: calc.Rural, Region: "999901", Month: 24310})
	for _, c := range []struct{ got, want string }{
		{Chinese.Refusal(Commands, r), "1023 户的低保没有核定过，不能停发；先核定：doudi award determine 1023；按人的待遇用 --person 写明本人"},
		{Chinese.Refusal(Screens, r), "1023 户的低保没有核定过，不能停发；先在 1023 户的户档按“d 核定”"},
		{English.Refusal(Screens, r), "household 1023 has no determined dibao award to stop; determine it first: 'd determine' in the file of household 1023"},
		{English.Failure(Screens, "not_found.operator", "wu"), "operator wu is not registered; see '9 Office'"},
		{Chinese.Failure(Screens, "not_found.household", "9"), "没有 9 这一户；按姓名或证件尾号查找：“2 家庭”"},
		{Chinese.Fault(Screens, calc.Fault{Code: "policy.gap", Args: []string{"parameter.missing", "x", "dibao", "2026-11"}}), "政策表有缺口：2026-11 没有可执行的参数 x（低保）；在政策表补上缺少的一行，再按“^R 重新读取”"},
		{English.Blocked(Commands, 24310, 1), "roster 2025-11: 1 finding blocks it, not submitted; resolve it, or let it pass by name with --override CODE:HOUSEHOLD[:PERSON] --reason TEXT"},
		{Chinese.Blocked(Screens, 24310, 2), "名册 2025-11：2 条阻断疑点，未提交；逐条处理，或在“6 名册”按“s 提交”，写明理由放行"},
		{English.TableError(Screens, lack), "no standard in force in 2025-11: program dibao, class \"\", rural, region 999901; add it to the standard table and take that into use: 'o load' under '7 Tables'"},
	} {
		if c.got != c.want {
			t.Errorf("got  %s\nwant %s", c.got, c.want)
		}
	}
}
