package reports

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/wording"
)

// files are the names that an export may leave in its folder, in the order in
// which they are told; bank files have more than one possible name.
var (
	files     = []string{"roster.csv", "changes.csv", "totals.csv", "findings.csv", "roster.xlsx"}
	bankFiles = []string{"bank.csv", "bank.txt", "bank.xlsx"}
)

const sealFile = "seal.json"

// filed is the face in whose words files say what is to be done: the same
// whoever writes them, since written files are compared with the seal byte for byte.
const filed = wording.Commands

// export is one run of Export.
type export struct {
	m       *Month
	month   string
	survey  *survey
	lang    wording.Lang
	dir     string // "" to make the digests alone
	profile BankProfile

	rowsOfSheet int // of the workbook; 0 = as many as a sheet can have

	mu      sync.Mutex
	digests map[string]string // SHA-256 in hexadecimal, by file
}

// Export writes the files of a month into dir, which it makes, each file whole
// or not at all, and says which it has written. What an earlier export left
// there is removed first. The same month, language and profile give the same
// bytes.
//
// A table that is longer than a sheet of a workbook goes on in further sheets. The
// error is calc.Faults where the bank file cannot be written as its profile asks, with
// the households to blame, or a text is longer than a cell of the workbook; all other
// files are there then. It is ErrTotals, with nothing written, where the lines do not
// add up.
func Export(m *Month, dir string, lang wording.Lang, profile BankProfile) ([]string, error) {
	if faults := profile.Check(); len(faults) > 0 {
		return nil, faults
	}
	s, err := m.survey()
	if err != nil {
		return nil, err
	}
	x := newExport(m, s, lang, dir, profile)
	if err := x.clear(); err != nil {
		return nil, err
	}
	err = x.run()
	return x.written(), err
}

func newExport(m *Month, s *survey, lang wording.Lang, dir string, profile BankProfile) *export {
	return &export{m: m, month: m.Month.String(), survey: s, lang: lang, dir: dir, profile: profile, digests: map[string]string{}}
}

// clear makes the folder and removes what an earlier export left in it, so
// that no seal or bank file of another state stays beside the new files.
func (x *export) clear() error {
	if err := os.MkdirAll(x.dir, 0o700); err != nil {
		return err
	}
	for _, name := range slices.Concat(files, bankFiles, []string{x.profile.File, sealFile}) {
		if err := os.Remove(filepath.Join(x.dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// run writes the files, the slow ones side by side; the seal comes last, and
// stands beside a bank file or a workbook that could not be written only by its
// faults: a character the bank cannot read, a text longer than a cell.
func (x *export) run() error {
	var ofBank, ofBook calc.Faults
	err := together(x.tables, x.small, excusing(x.workbook, &ofBook), excusing(x.bank, &ofBank))
	if err == nil && x.m.State == roster.Confirmed {
		err = x.write(sealFile, x.sealJSON)
	}
	if faults := append(ofBook, ofBank...); err == nil && len(faults) > 0 {
		return faults
	}
	return err
}

// excusing runs write and keeps its faults, so that the other files stay.
func excusing(write func() error, faults *calc.Faults) func() error {
	return func() error {
		err := write()
		var one calc.Fault
		switch {
		case errors.As(err, faults):
			return nil
		case errors.As(err, &one):
			*faults = calc.Faults{one}
			return nil
		}
		return err
	}
}

func (x *export) small() error {
	return errors.Join(x.write("totals.csv", x.totalsCSV), x.write("findings.csv", x.findingsCSV))
}

// written are the files that are there, in their order.
func (x *export) written() []string {
	var names []string
	for _, name := range slices.Concat(files, []string{x.profile.File, sealFile}) {
		if x.digests[name] != "" {
			names = append(names, name)
		}
	}
	return names
}
