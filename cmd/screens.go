package cmd

import (
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
	"doudi/tui"
)

// idle is after how long without a key the screens are locked again.
const idle = 15 * time.Minute

// screens is doudi without a command: at a terminal it opens the screens,
// elsewhere it tells what there is.
func (e *env) screens(c *cobra.Command, _ []string) error {
	in, fromFile := e.In.(*os.File)
	out, toFile := e.Out.(*os.File)
	if !fromFile || !toFile || !e.InTerminal || !e.OutTerminal || e.Getenv("TERM") == "dumb" {
		return c.Help()
	}
	var today calc.Day
	if e.today != "" {
		day, err := e.day()
		if err != nil {
			return err
		}
		today = day
	}
	path := e.storePath()
	_, err := os.Stat(path)
	beside := &remarks{}
	return tui.Run(tui.Options{
		Lang: e.lang, Words: e.wrongAtScreens, Now: e.Now, Today: today,
		Store: path, Exists: err == nil, Operator: e.operatorName(), Key: e.keyPath(),
		Leave: func(leave func()) { e.leave = leave },
		Open: func(operator, passphrase string) (*casework.Office, error) {
			return e.openFor(operator, passphrase, beside)
		},
		Remarks: beside.take, Plain: e.plain(), Idle: idle,
	}, in, out)
}

// openFor opens the office for the screens: by the key that was named, else by a
// passphrase. What the store says beside its answers goes to the remarks.
func (e *env) openFor(operator, passphrase string, beside *remarks) (*casework.Office, error) {
	who := store.Credentials{Operator: operator}
	var err error
	if path := e.keyPath(); path != "" {
		who, err = e.keyOf(path, e.operatorName())
	} else {
		who.Secret, err = store.Passphrase(passphrase)
	}
	if err != nil {
		return nil, err
	}
	e.deed = "screens"
	office := e.officeOf(who, calc.DayOf(e.Now()))
	office.Store.Now = e.Now
	office.Store.Tell = func(code string, args ...string) { beside.add(clean(e.lang.Failure(wording.Screens, code, args...))) }
	return office, office.Store.Unlock()
}

// remarks are what a store has said beside its answers, which it does beside the
// keyboard, until the screens take them.
type remarks struct {
	mu    sync.Mutex
	lines []string
	last  string
}

// add notes a remark; one that every act repeats is noted once.
func (r *remarks) add(line string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if line != r.last {
		r.lines, r.last = append(r.lines, line), line
	}
}

// take gives the remarks that were not taken yet.
func (r *remarks) take() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	lines := r.lines
	r.lines = nil
	return lines
}

// wrongAtScreens is what is wrong, as the screens say it.
func (e *env) wrongAtScreens(err error) []string {
	there := *e
	there.face = wording.Screens
	return there.wrong(err)
}

// wrong is what is wrong, a line a fault.
func (e *env) wrong(err error) []string {
	var said strings.Builder
	aside := *e
	aside.Err = &said
	aside.report(err)
	lines := strings.Split(strings.TrimRight(said.String(), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], "doudi: ")
	}
	return lines
}

// plain says whether the console draws only the marks of ASCII in one column:
// that of Linux, and that of Windows under a Chinese code page.
func (e *env) plain() bool {
	switch strings.ToLower(e.Getenv("DOUDI_MARKS")) {
	case "ascii":
		return true
	case "unicode":
		return false
	}
	return e.Getenv("TERM") == "linux" || onWindows && e.Getenv("WT_SESSION") == "" && systemLang() == wording.Chinese
}
