package tui

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/reports/spreadsheet"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// printedWidth is the columns of a printed file: what a page upright has room for.
const printedWidth = 88

// askPrint asks where the file is to be written as text.
func (p *file) askPrint() tea.Cmd {
	path := form.New(&form.Field{Key: "path", Label: p.f.Text("file.path"), Check: func(v string) string {
		if strings.TrimSpace(v) == "" {
			return p.f.Text("file.path_missing")
		}
		return ""
	}})
	path.Set("path", "household-"+string(p.number)+"-"+p.f.Today().String()+".txt")
	text := p.printed()
	look := p.look
	return p.f.Ask(p.f.Text("file.print"), []string{p.f.Text("file.print_text")}, path, func(form *form.Form) tea.Cmd {
		named := strings.TrimSpace(form.Value("path"))
		return frame.Try(p.f, func(o *casework.Office) (string, error) {
			path, err := filepath.Abs(named)
			if err != nil {
				return "", err
			}
			return path, p.print(o, path, text, look)
		}, func(path string, err error) tea.Cmd {
			switch {
			case errors.Is(err, fs.ErrExist):
				return p.f.Warn(p.f.Text("file.path_taken"))
			case err != nil:
				return p.f.Fail(err)
			}
			return p.f.Tell(p.f.Lang.ListWritten(path))
		})
	})
}

// print writes the text, after it is noted that it leaves. A file that is there
// stays.
func (p *file) print(o *casework.Office, path, text string, look casework.Look) error {
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	if err := o.PrintedFile(p.number, path, look); err != nil {
		return err
	}
	return spreadsheet.WriteAside(path, 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// printed is the file as text, the same lines as on the screen.
func (p *file) printed() string {
	ruler := canvas.Ruler{}
	g := p.columns(ruler, printedWidth)[0]
	c := canvas.New(printedWidth, len(g.rows)+6, ruler)
	b := c.Box()
	y := 2 + p.heading(b.In(0, 0, b.W, b.H))
	for i := range g.rows {
		g.rows[i].draw(b.In(0, y+i, b.W, 1), canvas.Plain)
	}
	b.Text(0, b.H-1, p.f.Text("file.printed_by", p.f.Standing.Operator, p.f.Today().String()), canvas.Plain)
	return c.Text()
}
