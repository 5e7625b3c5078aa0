// Package cmd is the program's commands: what is typed becomes an act of
// casework, and its outcome a text, a document or files. A command only parses
// and prints; the rules are behind casework. Each command stands in the file
// of its name, noun_verb.go.
package cmd

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// Streams are where the program reads and writes, and what it knows of its
// surroundings. Tests have their own.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Getenv   func(string) string
	Now      func() time.Time
	// Self starts this program again; empty where it cannot be.
	Self []string
	// ReadSecret asks at the terminal for what must not be seen there.
	ReadSecret func(prompt string) (string, error)
	// InTerminal says whether a person can answer at In, OutTerminal whether
	// one reads at Out.
	InTerminal, OutTerminal bool
}

// Terminal is the streams of the process.
func Terminal() Streams {
	return Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Now: time.Now,
		Self: self(), ReadSecret: readSecret, InTerminal: isTerminal(os.Stdin), OutTerminal: isTerminal(os.Stdout),
	}
}

// self is the program by the name under which it was started.
func self() []string {
	if path, err := exec.LookPath(os.Args[0]); err == nil {
		return []string{path}
	}
	return nil
}

// readSecret reads a line at the terminal without showing it.
func readSecret(prompt string) (string, error) {
	fmt.Fprint(os.Stderr, prompt)
	typed, err := term.ReadPassword(int(os.Stdin.Fd()))
	fmt.Fprintln(os.Stderr)
	return string(typed), err
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// env is what every command has: the streams, the language and the options
// that all commands share.
type env struct {
	Streams
	lang     wording.Lang
	face     wording.Face
	store    string
	operator string
	key      string
	json     bool
	quiet    bool
	dry      bool
	medium   bool
	deed     string // the command at work
	made     string // key file made for a slot that is not there yet
	from     string // the copy that is being put back
	today    string
	language string
	leave    func() // puts the terminal back that the screens have; nil without them
}

// chooseLang finds the language before any text is made: --lang, DOUDI_LANG,
// then the system's.
func (e *env) chooseLang(args []string) error {
	for i, a := range args {
		value, found := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			value, found = args[i+1], true
		}
		if found {
			l, ok := wording.ParseLang(value)
			e.lang = l
			if !ok {
				return usage("usage.bad_value", "--lang", value)
			}
			return nil
		}
	}
	for _, name := range []string{"DOUDI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := e.Getenv(name); v != "" {
			e.lang, _ = wording.ParseLang(v)
			return nil
		}
	}
	e.lang = systemLang()
	return nil
}

// addFlags are the options that all commands share.
func (e *env) addFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&e.store, "store", "", e.lang.Flag("", "store"))
	f.StringVar(&e.operator, "operator", "", e.lang.Flag("", "operator"))
	f.StringVar(&e.key, "key", "", e.lang.Flag("", "key"))
	f.BoolVar(&e.json, "json", false, e.lang.Flag("", "json"))
	f.BoolVar(&e.quiet, "quiet", false, e.lang.Flag("", "quiet"))
	f.BoolVar(&e.medium, "any-medium", false, e.lang.Flag("", "any-medium"))
	f.StringVar(&e.today, "today", "", e.lang.Flag("", "today"))
	f.StringVar(&e.language, "lang", "", e.lang.Flag("", "lang"))
}

// office is the operator's office on the chosen store.
func (e *env) office() (*casework.Office, error) {
	today, err := e.day()
	if err != nil {
		return nil, err
	}
	who, err := e.credentials()
	if err != nil {
		return nil, err
	}
	return e.officeOf(who, today), nil
}

func (e *env) officeOf(who store.Credentials, today calc.Day) *casework.Office {
	office := casework.New(e.storePath(), who, today, e.Now())
	office.Dry, office.Store.Dry = e.dry, e.dry
	office.Store.Anchors = e.anchorFolder()
	office.Store.Command = e.deed
	if e.medium {
		office.Store.AnyMedium = "--any-medium"
	}
	if len(e.Self) > 0 {
		office.Store.Inspector = append(slices.Clip(e.Self), "check", "--structure")
	}
	office.Store.Runaway = e.runaway
	office.Store.Tell = func(code string, args ...string) { e.remark(e.lang.Failure(e.face, code, args...)) }
	return office
}

// runaway says that the store's file has sent this process off for good, and ends
// it.
func (e *env) runaway(err error) {
	if e.leave != nil {
		e.leave()
	}
	e.dropKey(err)
	os.Exit(e.report(err))
}

// anchorFolder is where the anchors of this user's stores are, apart from the
// stores themselves.
func (e *env) anchorFolder() string {
	if dir := e.Getenv("DOUDI_ANCHORS"); dir != "" {
		return dir
	}
	for _, name := range []string{"XDG_STATE_HOME", "LOCALAPPDATA"} {
		if dir := e.Getenv(name); dir != "" {
			return filepath.Join(dir, "doudi", "anchors")
		}
	}
	if home := e.Getenv("HOME"); home != "" {
		return filepath.Join(home, ".local", "state", "doudi", "anchors")
	}
	return ""
}

// dryRun gives a command that changes something the option to only try.
func (e *env) dryRun(c *cobra.Command) *cobra.Command {
	c.Flags().BoolVar(&e.dry, "dry-run", false, e.lang.Flag("", "dry-run"))
	return c
}

// done prints what an act did, or would have done.
func (e *env) done(text string) {
	e.say(text)
	if e.dry {
		e.remark(e.lang.OnlyTried())
	}
}

func (e *env) storePath() string {
	for _, path := range []string{e.store, e.Getenv("DOUDI_STORE")} {
		if path != "" {
			return path
		}
	}
	return filepath.Join(dataFolder(e.Getenv), "doudi", "county.db")
}

// dataFolder is where a user's data lies on this system.
func dataFolder(getenv func(string) string) string {
	if dir := getenv("XDG_DATA_HOME"); dir != "" {
		return dir
	}
	if dir := getenv("LOCALAPPDATA"); dir != "" {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return filepath.Join(home, ".local", "share")
}

func (e *env) operatorName() string {
	if e.operator != "" {
		return e.operator
	}
	return e.Getenv("DOUDI_OPERATOR")
}

func (e *env) day() (calc.Day, error) {
	if e.today == "" {
		return calc.DayOf(e.Now()), nil
	}
	day, err := calc.ParseDay(e.today)
	if err != nil {
		return 0, usage("usage.bad_value", "--today", e.today)
	}
	return day, nil
}

// month reads a --month option; without it, this month.
func (e *env) month(text string) (calc.Month, error) {
	if text == "" {
		day, err := e.day()
		return day.Month(), err
	}
	m, err := calc.ParseMonth(text)
	if err != nil {
		return 0, usage("usage.bad_value", "--month", text)
	}
	return m, nil
}
