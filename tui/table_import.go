package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// tableImport is households, members, items and decisions from papers 导入: first
// what they would change, or everything that is wrong with them, then the import.
type tableImport struct {
	f       *frame.Frame
	path    string
	tried   tableTried
	wrong   error // beside faults
	remarks bool  // are looked at, not the money
	faults  tableFaultList
	money   tableEffect
	reading frame.Pending
	again   bool // has changed while it was being tried
	writing frame.Pending
	why     frame.Pending
}

// tableTried is what an import would do, by papers as they were.
type tableTried struct {
	done    *casework.Imported
	effect  *casework.Effect
	ignored []string
	stamp   string
}

// errPapersChanged is the failure of an import whose papers are others than were
// looked at.
var errPapersChanged = errors.New("the papers have changed")

func newTableImport(f *frame.Frame, path string) *tableImport {
	return &tableImport{f: f, path: path, faults: tableFaultList{f: f}, money: tableEffect{f: f, coming: true}}
}

func (p *tableImport) Title() string { return p.f.Text("tables.import") }

// Start tries the import: the papers, or what is on record, may have changed. While
// it is being tried, that is done once more at the end.
func (p *tableImport) Start() tea.Cmd {
	if p.again = p.reading.Busy(); p.again {
		return nil
	}
	path := p.path
	return frame.Read(p.f, &p.reading, func(o *casework.Office) (out tableTried, err error) {
		if out.stamp, err = tableStamp(path); err != nil {
			out.stamp = "" // what is wrong with the path, opening says
		}
		out.ignored, err = withTables(path, func(tables []calc.Table) error {
			out.done, out.effect, err = o.TryImport(tables, filepath.Base(path))
			return err
		})
		return out, err
	}, func(out tableTried, err error) tea.Cmd {
		if p.again {
			return p.Start()
		}
		p.tried, p.wrong = out, nil
		var faults calc.Faults
		switch {
		case errors.As(err, &faults):
			p.tried.done, p.tried.effect = nil, nil
		case err != nil:
			p.tried.done, p.wrong = nil, err
		default:
			faults = out.done.Warnings
		}
		p.faults.set(faults.InOrder())
		p.money.set(p.tried.effect)
		return nil
	})
}

// tableStamp is how papers stand, to know them again: names, sizes and times.
func tableStamp(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	files := []os.FileInfo{info}
	if info.IsDir() {
		entries, err := os.ReadDir(path)
		if err != nil {
			return "", err
		}
		for _, e := range entries {
			if info, err := e.Info(); err == nil {
				files = append(files, info)
			}
		}
	}
	var b strings.Builder
	for _, x := range files {
		b.WriteString(x.Name() + " " + strconv.FormatInt(x.Size(), 10) + " " + x.ModTime().UTC().Format(time.RFC3339Nano) + "\n")
	}
	return b.String(), nil
}

func (p *tableImport) Update(msg tea.KeyMsg) tea.Cmd {
	if p.seesFaults() {
		p.faults.update(msg)
	} else {
		p.money.update(msg)
	}
	return nil
}

// seesFaults says whether what is wrong or remarkable is looked at.
func (p *tableImport) seesFaults() bool { return p.tried.done == nil || p.remarks }

func (p *tableImport) Actions() []frame.Action {
	load := frame.Action{Key: "ctrl+s", Name: p.f.Text("tables.import"), Do: p.load, Why: p.whyNot()}
	book := frame.Action{Key: "x", Name: p.f.Text("tables.error_book"), Do: p.errorBook}
	if len(p.faults.faults) == 0 {
		book.Why = p.f.Text("tables.no_fault")
	}
	turn := frame.Action{Key: "l", Name: p.f.Text("tables.remarks"), Do: p.turn}
	if p.tried.done == nil {
		turn.Why = p.f.Text("tables.only_faults")
	}
	all := []frame.Action{load, book, turn}
	if !p.seesFaults() {
		all = append(all, p.money.actions(p.explain)...)
	}
	return all
}

func (p *tableImport) whyNot() string {
	not := why(p.f, casework.ImportCases)
	switch x := p.tried.done; {
	case not != "":
		return not
	case x == nil && p.reading.Busy():
		return p.f.Text("tables.reading")
	case x == nil:
		return p.f.Text("tables.refused")
	case x.Nothing():
		return p.f.Text("tables.nothing_new")
	}
	return ""
}

func (p *tableImport) turn() tea.Cmd {
	p.remarks = !p.remarks
	return nil
}

func (p *tableImport) explain() tea.Cmd {
	x := p.money.at()
	return explain(p.f, &p.why, x.Household, x.Program, p.tried.effect.Month, casework.Look{})
}

// load imports once what it does has been agreed to.
func (p *tableImport) load() tea.Cmd {
	x, path, stamp := p.tried, p.path, p.tried.stamp
	lines := []string{
		path, p.f.Lang.Imported(true, x.done.Added, x.done.Changed, x.done.Left, x.done.Decisions, x.done.Known),
		p.f.Text("tables.load_money", x.effect.Month.String(), x.effect.Before.Amount.String(), x.effect.After.Amount.String(), tableSigned(x.effect.After.Amount-x.effect.Before.Amount)),
		p.f.Text("tables.people_change", strconv.Itoa(len(x.effect.Enter)), strconv.Itoa(len(x.effect.Leave)), strconv.Itoa(x.effect.Changed), tableSigned(x.effect.Regular)),
		p.f.Text("tables.back", tableSigned(x.effect.Arrears), tableSigned(x.effect.Overpaid)),
		p.f.Text("tables.import_confirmed"),
	}
	if n := len(x.done.Accounts); n > 0 {
		lines = append(lines, p.f.Text("tables.accounts", strconv.Itoa(n)))
	}
	return p.f.Confirm(p.f.Text("tables.import"), lines, func() tea.Cmd {
		return frame.Try(p.f, func(o *casework.Office) (done *casework.Imported, err error) {
			if now, err := tableStamp(path); err != nil || now != stamp {
				return nil, errors.Join(errPapersChanged, err)
			}
			_, err = withTables(path, func(tables []calc.Table) error {
				done, err = o.Import(tables, filepath.Base(path))
				return err
			})
			return done, err
		}, p.loaded)
	})
}

// loaded says what came of the import. Where the papers or the records had
// changed, what is wrong now is shown.
func (p *tableImport) loaded(done *casework.Imported, err error) tea.Cmd {
	var faults calc.Faults
	switch {
	case errors.Is(err, errPapersChanged):
		return tea.Batch(p.f.Say(p.f.Text("frame.wrong"), []string{p.f.Text("tables.papers_changed")}), p.Start())
	case errors.As(err, &faults):
		return tea.Batch(p.f.Say(p.f.Text("frame.wrong"), []string{p.f.Text("tables.records_changed")}), p.Start())
	case err != nil:
		return p.f.Fail(err)
	}
	return tea.Batch(p.f.Close(), p.f.Tell(p.f.Lang.Imported(false, done.Added, done.Changed, done.Left, done.Decisions, done.Known)))
}

// errorBook writes what is wrong as a workbook for the person who mends it.
func (p *tableImport) errorBook() tea.Cmd {
	source, faults := p.path, p.faults.faults
	to := form.New(&form.Field{Key: "to", Label: p.f.Text("tables.error_to"), Limit: 1000, Check: func(v string) string {
		if !strings.EqualFold(filepath.Ext(barePath(v)), ".xlsx") {
			return p.f.Text("tables.error_name")
		}
		return ""
	}})
	to.Set("to", strings.TrimSuffix(source, filepath.Ext(source))+p.f.Text("tables.error_suffix")+".xlsx")
	return p.f.Ask(p.f.Text("tables.error_book"), []string{p.f.Text("tables.error_text")}, to, func(x *form.Form) tea.Cmd {
		path := barePath(x.Value("to"))
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(source), path)
		}
		return frame.Read(p.f, &p.writing, func(*casework.Office) (string, error) {
			return path, reports.ErrorWorkbook(path, source, faults, p.f.Lang, wording.Screens)
		}, func(path string, err error) tea.Cmd {
			if err != nil {
				return p.f.Fail(err)
			}
			return p.f.Tell(p.f.Lang.ErrorBookWritten(path))
		})
	})
}

func (p *tableImport) View(b canvas.Box) {
	head, rest := b.Top(2)
	end := head.Text(1, 0, filepath.Base(p.path), canvas.Strong)
	for _, name := range p.tried.ignored {
		end = head.Text(end+2, 0, p.f.Lang.FileIgnored(name), canvas.Dim)
	}
	line := head.In(1, 1, head.W-2, 1)
	switch x := p.tried.done; {
	case p.wrong != nil:
		drawWrong(p.f, rest, p.wrong)
	case x == nil && p.reading.Busy() && len(p.faults.faults) == 0:
		rest.Text(1, 0, p.f.Text("paper.trying"), canvas.Dim)
	case x == nil:
		line.Text(0, 0, p.f.Text("tables.import_refused", p.faults.counted()), canvas.Bad)
		p.faults.draw(rest)
	default:
		line.Text(0, 0, p.f.Lang.Imported(true, x.Added, x.Changed, x.Left, x.Decisions, x.Known), canvas.Plain)
		if rest = p.replaced(rest); p.remarks {
			p.faults.draw(rest)
			return
		}
		p.money.draw(rest)
	}
}

// replaced draws how many rows were replaced by later decisions, and the first.
func (p *tableImport) replaced(b canvas.Box) (rest canvas.Box) {
	list := p.tried.done.Replaced
	if len(list) == 0 {
		return b
	}
	top, rest := b.Top(2)
	in := top.In(1, 0, top.W-2, top.H)
	in.Text(0, 0, p.f.Text("tables.replaced", strconv.Itoa(len(list))), canvas.Warn)
	in.Text(2, 1, p.f.Lang.ReplacedDecision(list[0].Place, list[0].AwardKey, list[0].From), canvas.Dim)
	return rest
}
