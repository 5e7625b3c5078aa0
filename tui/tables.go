package tui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// tables is the policy tables 政策表: the rows in force in a month, of the version
// in use or an earlier one, and everything that can be done with new ones.
type tables struct {
	f         *frame.Frame
	paths     *tablePaths
	search    *form.Form
	searching bool
	version   int // that is shown; 0 is the one in use
	month     calc.Month
	table     string // the only one that is shown; "" shows all
	book      tableBook
	rows      []policy.Row
	cells     []*[6]string // of the rows as they are drawn; nil of one that was not seen yet
	list      frame.List
	reading   frame.Pending
	wrong     error
}

// tableBook is a version of the tables, and which versions there are.
type tableBook struct {
	policy   *policy.Policy
	loadings []casework.Loading
	places   map[string]string // regions by their codes
}

func newTables(f *frame.Frame) frame.Screen {
	return &tables{
		f: f, paths: &tablePaths{f: f}, month: f.Today().Month(),
		search: form.New(&form.Field{Key: "text", Label: "/", Hint: f.Text("tables.search_hint"), Limit: 60}),
	}
}

func (p *tables) Title() string { return p.f.Text("tab.tables") }

func (p *tables) Typing() bool { return p.searching }

func (p *tables) Start() tea.Cmd {
	version := p.version
	return frame.Read(p.f, &p.reading, func(o *casework.Office) (book tableBook, err error) {
		if book.loadings, err = o.Loadings(); err == nil {
			book.policy, err = o.Policy(version)
		}
		if err == nil {
			book.places, err = o.PolicyPlaces(book.policy)
		}
		return book, err
	}, func(book tableBook, err error) tea.Cmd {
		if p.wrong = err; err == nil {
			p.book = book
			p.narrow()
		}
		return nil
	})
}

// narrow finds the rows that are shown: in force in the month, of the table, with
// the text that is looked for.
func (p *tables) narrow() {
	p.rows, p.cells = nil, nil
	if p.book.policy == nil {
		return
	}
	text := strings.ToLower(strings.TrimSpace(p.search.Value("text")))
	for _, r := range p.book.policy.RowsIn(p.month) {
		if (p.table == "" || r.Table == p.table) && strings.Contains(strings.ToLower(p.told(r)), text) {
			p.rows = append(p.rows, r)
		}
	}
	p.inOrder()
	p.list.SetRows(len(p.rows))
}

// inOrder puts rows in the order of tables, and in a table in the order in which
// their keys first stand there: a new row takes the place of the one before it.
func (p *tables) inOrder() {
	first := map[string]int{}
	place := func(r policy.Row) int { return first[strings.Join(r.Key, "\n")+"\n"+r.Table] }
	for i, r := range p.book.policy.Rows() {
		if key := strings.Join(r.Key, "\n") + "\n" + r.Table; first[key] == 0 {
			first[key] = i + 1
		}
	}
	slices.SortStableFunc(p.rows, func(a, b policy.Row) int {
		return cmp.Or(cmp.Compare(slices.Index(tableOrder, a.Table), slices.Index(tableOrder, b.Table)), cmp.Compare(place(a), place(b)))
	})
}

// tableOrder is in which order tables are shown: what changes every year first.
var tableOrder = []string{"standard", "supplement", "deduction", "group", "parameter", "review", "extension", "authority", "exclusive", "document"}

// told is everything that is said of a row, and that can be looked for.
func (p *tables) told(r policy.Row) string {
	d := p.book.policy.Document(r.Document)
	return strings.Join(append([]string{p.f.Lang.PolicyTable(r.Table), p.f.Lang.PolicyKey(r, p.book.places), p.f.Lang.PolicyValue(r), r.Document, d.Number, d.Title, r.Place.String(), r.Table}, r.Key...), " ")
}

func (p *tables) Update(msg tea.KeyMsg) tea.Cmd {
	switch {
	case !p.searching || msg.Type == tea.KeyUp || msg.Type == tea.KeyDown || msg.Type == tea.KeyPgUp || msg.Type == tea.KeyPgDown:
		p.list.Key(msg)
	case p.search.Update(msg):
		p.list.At = 0
		p.narrow()
	}
	return nil
}

func (p *tables) Actions() []frame.Action {
	if p.searching {
		return []frame.Action{
			{Key: "enter", Name: p.f.Text("tables.search_done"), Do: p.stopSearch},
			{Key: "esc", Name: p.f.Text("tables.search_clear"), Do: p.clearSearch},
		}
	}
	history := frame.Action{Key: "enter", Name: p.f.Text("tables.history"), Do: p.history}
	if len(p.rows) == 0 {
		history.Why = p.f.Text("tables.no_row")
	}
	versions := frame.Action{Key: "v", Name: p.f.Text("tables.versions"), Do: p.versions}
	if p.book.policy == nil {
		versions.Why = p.f.Text("tables.no_row")
	}
	all := []frame.Action{
		history,
		{Key: "/", Name: p.f.Text("tables.search"), Do: p.startSearch},
		{Key: "l", Name: p.f.Text("tables.lint"), Do: func() tea.Cmd { return p.try(tableFaults) }},
		{Key: "c", Name: p.f.Text("tables.compare"), Do: func() tea.Cmd { return p.try(tableRows) }},
		{Key: "w", Name: p.f.Text("tables.whatif"), Do: func() tea.Cmd { return p.try(tableMoney) }, Why: why(p.f, casework.ReadRoster)},
		{Key: "o", Name: p.f.Text("tables.load"), Do: func() tea.Cmd { return p.try(tableMoney) }, Why: why(p.f, casework.ChangePolicy)},
		{Key: "i", Name: p.f.Text("tables.import"), Do: p.importData, Why: why(p.f, casework.ImportCases)},
		versions,
		{Key: "t", Name: p.f.Text("tables.table"), Do: p.chooseTable},
		{Key: "left", Name: p.f.Text("tables.earlier"), Do: func() tea.Cmd { return p.turn(-1) }},
		{Key: "right", Name: p.f.Text("tables.later"), Do: func() tea.Cmd { return p.turn(1) }},
	}
	if p.search.Value("text") != "" || p.table != "" {
		all = append(all, frame.Action{Key: "esc", Name: p.f.Text("tables.search_clear"), Do: p.clearSearch})
	}
	return all
}

func (p *tables) startSearch() tea.Cmd {
	p.searching = true
	return nil
}

func (p *tables) stopSearch() tea.Cmd {
	p.searching = false
	return nil
}

func (p *tables) clearSearch() tea.Cmd {
	p.searching, p.table = false, ""
	p.search.Set("text", "")
	p.narrow()
	return nil
}

// turn goes to an earlier or a later month.
func (p *tables) turn(by calc.Month) tea.Cmd {
	p.month += by
	p.narrow()
	return nil
}

func (p *tables) chooseTable() tea.Cmd {
	names := append([]string{""}, tableOrder...)
	options := []frame.Option{{Text: p.f.Text("tables.all")}}
	for _, name := range tableOrder {
		options = append(options, frame.Option{Text: p.f.Lang.PolicyTable(name)})
	}
	return p.f.Choose(p.f.Text("tables.table"), options, func(i int) tea.Cmd {
		p.table, p.list.At = names[i], 0
		p.narrow()
		return nil
	})
}

// versions chooses which loading of the tables is shown.
func (p *tables) versions() tea.Cmd {
	var options []frame.Option
	for i := range p.book.loadings {
		x := &p.book.loadings[i]
		options = append(options, frame.Option{Text: p.loading(x), Note: tableDocuments(x)})
	}
	return p.f.Choose(p.f.Text("tables.versions"), options, func(i int) tea.Cmd {
		if p.version = p.book.loadings[i].Version; i == 0 {
			p.version = 0
		}
		return p.Start()
	})
}

// loading is when and by whom a version was loaded.
func (p *tables) loading(x *casework.Loading) string {
	return p.f.Text("tables.loaded", strconv.Itoa(x.Version), x.At.Local().Format(time.DateOnly), x.By, strconv.Itoa(x.Rows))
}

// tableDocuments are the numbers of the documents that came with a version.
func tableDocuments(x *casework.Loading) string {
	var numbers []string
	for _, d := range x.Documents {
		numbers = append(numbers, d.Number)
	}
	return strings.Join(numbers, " ")
}

func (p *tables) history() tea.Cmd {
	return p.f.Open(newTableRow(p.f, p.rows[p.list.At], p.book.places, p.month))
}

// try asks for new tables and holds them against those in use.
func (p *tables) try(page tablePage) tea.Cmd {
	return p.paths.ask(p.f.Text("tables.which"), func(path string) tea.Cmd { return p.f.Open(newTableTrial(p.f, path, page)) })
}

func (p *tables) importData() tea.Cmd {
	return p.paths.ask(p.f.Text("tables.import"), func(path string) tea.Cmd { return p.f.Open(newTableImport(p.f, path)) })
}
