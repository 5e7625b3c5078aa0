package cmd

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// planted are the names, numbers, accounts, telephones and addresses of the
// made-up county's families.
func planted(t *testing.T) []string {
	t.Helper()
	var values []string
	for file, columns := range map[string][]string{
		"household.csv": {"address", "phone", "payee", "payee_id", "account"},
		"member.csv":    {"name", "id"},
	} {
		text, err := os.ReadFile(qinghe + "data/" + file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, heading := range rows[0] {
			for _, column := range columns {
				for _, row := range rows[1:] {
					if column != heading || len(row[i]) < 6 { // shorter ones would be found in anything
						continue
					}
					values = append(values, row[i])
					if len(row[i]) > 14 && row[i][0] < 0x80 {
						values = append(values, row[i][:14]) // of a number with a wrong end, too
					}
				}
			}
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// TestX12NothingGetsOut lives a month at a terminal, mistakes included, and then
// looks for every family and every secret in all that lies about: the store and
// its copies, the lock, the anchors, what was said of errors and what is left in
// the folder for temporary files (X12).
func TestX12NothingGetsOut(t *testing.T) {
	home, temporary := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary)
	d := newDesk(t)
	d.environment = map[string]string{"HOME": home}
	d.store = filepath.Join(home, "county.db")
	secrets, errors := d.month(filepath.Join(home, "keys"))

	kept := map[string]string{"what was said of errors": errors}
	for _, folder := range []string{home, temporary} {
		for name, text := range contents(t, folder) {
			kept[name] = text
		}
	}
	roster := kept["out/roster.csv"]
	for name := range kept {
		if own := strings.HasPrefix(name, "keys/") || strings.HasPrefix(name, "out/"); own {
			delete(kept, name)
		}
	}
	lies := strings.Join(sortedKeys(kept), "\n") + "\n"
	for _, name := range []string{"county.db", "county.db.lock", "copy.db", ".anchor", "errors"} {
		if !strings.Contains(lies, name+"\n") {
			t.Errorf("%s was not looked at, but\n%s", name, lies)
		}
	}
	values := planted(t)
	if !slices.ContainsFunc(values, func(value string) bool { return strings.Contains(roster, value) }) || len(values) < 300 {
		t.Errorf("%d values to look for, and not even the roster has one", len(values))
	}
	for name, text := range kept {
		for _, value := range append(values, secrets...) {
			if strings.Contains(text, value) {
				t.Errorf("%s holds %q", name, value)
			}
		}
	}
}

// mistaken is a folder of sheets in which families of the county stand wrong, each
// in a way that the import refuses.
func (d *desk) mistaken() string {
	d.Helper()
	dir := d.TempDir()
	for name, text := range map[string]string{
		"household": "household,region,payee,payee_id,account,phone\n" +
			"000001,999901001001,陈红,99999919860708025X,6256722073133911878x,13932844560a\n" +
			"000002,999901009009,林生兰,999999195810140729,6262448879189089584,\n",
		"member": "household,name,id\n000001,陈红,99999919860708025X\n000005,黄娜,999999198506307574\n000005,张春,999999201102220718\n",
		"item":   "household,id,kind,amount,per\n000001,999999195810140728,wage,1,month\n",
		"decision": "household,id,program,decision,from,class\n000001,999999195810140728,nursing,determine,2026-08,1\n" +
			"000001,999999198506307574,nursing,stop,2026-08,\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name+".csv"), []byte(text), 0o600); err != nil {
			d.Fatal(err)
		}
	}
	return dir
}

// month is a month from the first key to the seal, with what goes wrong in it.
// It gives the secrets that there are and all that was said of errors.
func (d *desk) month(keys string) (secrets []string, errors string) {
	d.Helper()
	const words = "rain on the tiles"
	var said, wrong strings.Builder
	run := func(want int, answers []string, operator string, args ...string) {
		d.Helper()
		code, out, complaint := d.types(answers, operator, args...)
		said.WriteString(out)
		wrong.WriteString(complaint)
		if code != want {
			d.Fatalf("%v: exit %d: %s", args, code, complaint)
		}
	}
	if err := os.Mkdir(keys, 0o700); err != nil {
		d.Fatal(err)
	}
	out := filepath.Join(filepath.Dir(d.store), "out")
	run(exitDone, nil, "admin", append(founding(), "--key", keys)...)
	_, sheet, _ := strings.Cut(said.String(), "\n    ")
	run(exitDone, nil, "admin", "operator", "add", "li", "--role", "officer", "--key", keys)
	run(exitDone, []string{words, words}, "admin", "operator", "add", "wang", "--role", "officer", "--key", filepath.Join(keys, "admin.key"))
	run(exitDone, nil, "li", "import", qinghe+"data", "--key", keys)
	run(exitUsage, nil, "li", "import", d.mistaken(), "--key", keys)
	run(exitRefused, []string{"snow on the tiles"}, "wang", "household", "show", "000004")
	run(exitRefused, nil, "admin", "household", "show", "000004", "--key", keys)
	run(exitDone, nil, "li", "find", "陈红", "--key", keys)
	run(exitDone, nil, "li", "explain", "000004", "--month", "2026-07", "--key", keys)
	run(exitDone, nil, "li", "roster", "run", "--month", "2026-07", "--out", out, "--key", keys)
	run(exitDone, nil, "li", "roster", "submit", "--month", "2026-07", "--key", keys)
	run(exitRefused, nil, "li", "roster", "confirm", "--month", "2026-07", "--key", keys)
	run(exitDone, []string{words}, "wang", "roster", "confirm", "--month", "2026-07")
	run(exitDone, nil, "admin", "backup", filepath.Join(filepath.Dir(d.store), "copy.db"), "--key", keys)
	run(exitDone, nil, "admin", "audit", "log", "--key", keys)
	run(exitNotFound, nil, "li", "household", "show", "000099", "--key", keys)

	secrets = []string{words}
	for line := range strings.Lines(sheet) {
		if text := strings.TrimSpace(line); len(text) == len("0000 0000 0000 0000") {
			secrets = append(secrets, text)
		}
	}
	for _, name := range []string{"admin", "li"} {
		text, err := os.ReadFile(filepath.Join(keys, name+".key"))
		if err != nil {
			d.Fatal(err)
		}
		secrets = append(secrets, strings.Fields(string(text))[2])
	}
	if len(secrets) != 7 || !strings.Contains(said.String(), "陈红") {
		d.Errorf("%d secrets, and said was\n%s", len(secrets), said.String())
	}
	return secrets, wrong.String()
}
