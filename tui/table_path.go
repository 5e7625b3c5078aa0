package tui

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports/spreadsheet"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// tablePaths finds a folder of tables or a workbook: step by step through the
// folders of the machine, or by its path.
type tablePaths struct {
	f       *frame.Frame
	last    string // what was taken last
	listing frame.Pending
}

// tableFolder is a folder as it is looked through.
type tableFolder struct {
	path    string
	csv     int      // tables in it
	folders []string // names
	books   []string // workbooks and single tables
}

// ask asks for a path, beginning where one was taken last, else beside the store.
func (p *tablePaths) ask(title string, then func(path string) tea.Cmd) tea.Cmd {
	return p.list(title, "", then)
}

// list shows a folder and goes on with what is chosen in it.
func (p *tablePaths) list(title, folder string, then func(path string) tea.Cmd) tea.Cmd {
	last := p.last
	return frame.Read(p.f, &p.listing, func(o *casework.Office) (*tableFolder, error) {
		switch {
		case folder != "":
		case last != "":
			folder = filepath.Dir(last)
		default:
			folder = filepath.Dir(o.Store.Path)
		}
		return lookForTables(folder)
	}, func(found *tableFolder, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(p.f.Warn(p.f.Words(err)[0]), p.typed(title, folder, then))
		}
		return p.choose(title, found, then)
	})
}

func lookForTables(folder string) (*tableFolder, error) {
	path, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	found := &tableFolder{path: path}
	for _, e := range entries {
		name := e.Name()
		switch ending := strings.ToLower(filepath.Ext(name)); {
		case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$"):
		case e.IsDir():
			found.folders = append(found.folders, name)
		case ending == ".csv":
			found.csv++
			found.books = append(found.books, name)
		case ending == ".xlsx":
			found.books = append(found.books, name)
		}
	}
	return found, nil
}

// choose offers what a folder has, what was taken last first.
func (p *tablePaths) choose(title string, found *tableFolder, then func(path string) tea.Cmd) tea.Cmd {
	var options []frame.Option
	var does []func() tea.Cmd
	offer := func(text, note string, do func() tea.Cmd) {
		options, does = append(options, frame.Option{Text: text, Note: note}), append(does, do)
	}
	take := func(path string) func() tea.Cmd {
		return func() tea.Cmd {
			p.last = path
			return then(path)
		}
	}
	if p.last != "" {
		offer(filepath.Base(p.last), p.f.Text("tables.path_last"), take(p.last))
	}
	if found.csv > 0 {
		offer(p.f.Text("tables.path_here", filepath.Base(found.path)), p.f.Text("tables.path_csv", strconv.Itoa(found.csv)), take(found.path))
	}
	for _, name := range found.folders {
		folder := filepath.Join(found.path, name)
		offer(name+string(filepath.Separator), p.f.Text("tables.path_folder"), func() tea.Cmd { return p.list(title, folder, then) })
	}
	for _, name := range found.books {
		offer(name, p.f.Text("tables.path_file"), take(filepath.Join(found.path, name)))
	}
	offer("..", p.f.Text("tables.path_up"), func() tea.Cmd { return p.list(title, filepath.Dir(found.path), then) })
	offer(p.f.Text("tables.path_typed"), "", func() tea.Cmd { return p.typed(title, found.path, then) })
	return p.f.Choose(title+" · "+found.path, options, func(i int) tea.Cmd { return does[i]() })
}

// typed asks for the path itself; one that is not whole is meant in a folder.
func (p *tablePaths) typed(title, folder string, then func(path string) tea.Cmd) tea.Cmd {
	field := &form.Field{Key: "path", Label: p.f.Text("tables.path"), Limit: 1000, Check: func(v string) string {
		if barePath(v) == "" {
			return p.f.Text("tables.path_missing")
		}
		return ""
	}}
	return p.f.Ask(title, []string{p.f.Text("tables.path_text", folder)}, form.New(field), func(x *form.Form) tea.Cmd {
		path := barePath(x.Value("path"))
		if !filepath.IsAbs(path) {
			path = filepath.Join(folder, path)
		}
		p.last = path
		return then(path)
	})
}

// barePath is a path as it was meant: file managers copy it with quotes.
func barePath(path string) string { return strings.Trim(strings.TrimSpace(path), `"'`) }

// withTables reads the tables at a path; ignored are the files that are none.
func withTables(path string, read func([]calc.Table) error) (ignored []string, err error) {
	book, err := spreadsheet.Open(path, spreadsheet.DefaultLimits())
	if err != nil {
		return nil, err
	}
	defer book.Close()
	return book.Ignored(), read(book.Tables())
}
