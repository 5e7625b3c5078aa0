package cmd

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/spf13/cobra"

	"doudi/reports/spreadsheet"
	"doudi/store"
)

// deed is a command and who may give it: roles and the scheduled job's machine
// (security.md). One command may have several, with options that change who may.
type deed struct {
	command string // as in the README's table; options after the path
	who     string // roles and "machine", or one of bearers
	args    string // what follows on the command line; {x} is a place of the test
}

// bearers are who may by something else than a role, as the README's table says it.
var bearers = map[string]string{
	"anybody":  "anybody: it shows nothing of a case",
	"sheet":    "whoever has the recovery sheet",
	"identity": "the auditor with the key that the export was encrypted for",
}

const (
	everyone = "clerk approver officer finance auditor admin machine"
	readers  = "clerk approver officer auditor machine"
	payers   = "officer finance auditor machine"
	keepers  = "officer auditor admin"
)

// deeds are all commands, in the order of the README's table.
var deeds = []deed{
	{"household show", "clerk approver officer finance auditor machine", "000004"},
	{"household show --full", "clerk approver officer finance auditor", "000004 --reason check"},
	{"household list", readers, ""},
	{"household list --full", "clerk approver officer auditor", "--reason check"},
	{"find", "clerk approver officer finance auditor machine", "000004"},
	{"find --full", "clerk approver officer finance auditor", "000004 --reason check"},
	{"explain", readers, "000004 --month 2026-07"},
	{"explain --full", "clerk approver officer auditor", "000004 --month 2026-07 --reason check"},
	{"household history", readers, "000004"},
	{"review due", readers, "--month 2026-09"},
	{"review record", "clerk officer", "000004 --visitors 李,王 --findings unchanged"},
	{"review note", "clerk officer", "finding 000004 --text car"},
	{"review calendar", readers, "--months 1"},
	{"review plan", readers, "--weeks 1"},
	{"review sample", "officer auditor", "--month 2026-07 --seed 7"},
	{"review coverage", readers, "--from 2026-07-01 --to 2026-07-31"},
	{"household add", "clerk officer", "900001 region=999901001001 --member 999999195001010015 name=张三 relation=head --reason new --yes"},
	{"household edit", "clerk officer", "000004 phone=13900000000 --reason new --yes"},
	{"household split", "clerk officer", "000004 900002 999999196610152251 --reason new --yes"},
	{"household merge", "clerk officer", "000004 000015 --reason new --yes"},
	{"household move", "clerk officer", "000004 region=999901001001 --reason new --yes"},
	{"household head", "clerk officer", "000004 999999196610152251 --reason new --yes"},
	{"household birth", "clerk officer", "000004 999999202607010015 name=张三 --reason new --yes"},
	{"household death", "clerk officer", "000004 999999196610152251 --day 2026-11-01 --reason new --yes"},
	{"household join", "clerk officer", "000004 999999195001010015 name=张三 --reason new --yes"},
	{"household leave", "clerk officer", "000004 999999196610152251 --reason new --yes"},
	{"household correct", "clerk officer", "000004 999999196610152251 999999196610152278 --reason new --yes"},
	{"household confirm", "approver officer", "000015 --yes --json"},
	{"application open", "clerk officer", "--household 000004 --program dibao"},
	{"application advance", "clerk approver officer", "S000001 consented"},
	{"application return", "clerk approver officer", "S000001 --note x"},
	{"application list", readers, ""},
	{"application show", readers, "S000001"},
	{"calendar load", "officer admin", "testdata/2027.csv"},
	{"calendar show", everyone, "--year 2026"},
	{"award determine", "clerk officer", "000004 --program dibao --reason new --yes"},
	{"award taper", "clerk officer", "000004 --program dibao --until 2027-11 --reason new --yes"},
	{"award suspend", "clerk officer", "000004 --program dibao --reason new --yes"},
	{"award resume", "clerk officer", "000004 --program dibao --reason new --yes"},
	{"award stop", "clerk officer", "000004 --program dibao --cause other --reason new --yes"},
	{"award renew", "clerk officer", "4711 --yes"},
	{"award confirm", "approver officer", "4711 --yes"},
	{"award withdraw", "clerk approver officer", "4711 --reason x"},
	{"award list", readers, ""},
	{"award notice", "clerk approver officer", "000004 --program dibao"},
	{"import", "officer", "{qinghe}/data"},
	{"policy lint", everyone, "{qinghe}/policy"},
	{"policy load", "officer admin", "{qinghe}/policy2"},
	{"policy show", everyone, ""},
	{"policy diff", everyone, "{qinghe}/policy2"},
	{"policy whatif", payers, "{qinghe}/policy2 --month 2026-08"},
	{"roster run", payers, "--month 2026-07 --out {out} --quiet"},
	{"roster check", payers, "--month 2026-07"},
	{"roster show", payers, "--month 2026-07"},
	{"roster diff", payers, "--month 2026-07"},
	{"roster submit", "officer", "--month 2026-07"},
	{"roster confirm", "officer", "--month 2026-07"},
	{"roster verify", payers, ""},
	{"roster replay", payers, ""},
	{"audit log", keepers, ""},
	{"audit verify", keepers, ""},
	{"audit export", "auditor", "{out} --recipient {recipient} --reason year"},
	{"audit rebuild", "identity", ""},
	{"operator list", keepers, ""},
	{"operator add", "admin", "new --role clerk --set-key {out}"},
	{"operator disable", "admin", "wang"},
	{"operator key", "admin", "job {out}"},
	{"operator passwd", "clerk approver officer finance auditor admin", "--set-key {out}"},
	{"operator rekey", "admin", ""},
	{"operator recover", "sheet", ""},
	{"backup", "officer admin machine", "{out}"},
	{"handover", "officer admin machine", "{out} --recipient {recipient}"},
	{"restore", "admin", "{copy} --replace"},
	{"check", everyone, "--deep"},
	{"doctor", "anybody", ""},
	{"init", "anybody", ""},
	{"demo", "anybody", ""},
	{"version", "anybody", ""},
	{"completion", "anybody", ""},
	{"man", "anybody", ""},
	{"help", "anybody", ""},
}

// path is the deed's command without options.
func (d *deed) path() string {
	path, _, _ := strings.Cut(d.command, " --")
	return path
}

// option is the option that the deed's name has, as it is typed.
func (d *deed) option() []string {
	if _, option, found := strings.Cut(d.command, " --"); found {
		return []string{"--" + option}
	}
	return nil
}

// kinds are who the deeds are tried by: an operator of each role, and a machine.
var kinds = strings.Fields(everyone)

// TestDeedsAreTheCommands: the table has every command of the program, and none
// that it does not have.
func TestDeedsAreTheCommands(t *testing.T) {
	e := &env{Streams: Streams{Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }}}
	var paths []string
	var walk func(c *cobra.Command, above string)
	walk = func(c *cobra.Command, above string) {
		for _, sub := range c.Commands() {
			if path := strings.TrimSpace(above + " " + sub.Name()); sub.HasSubCommands() {
				walk(sub, path)
			} else {
				paths = append(paths, path)
			}
		}
	}
	root := e.root(nil)
	root.InitDefaultHelpCmd()
	walk(root, "")
	var known []string
	for _, d := range deeds {
		known = append(known, d.path())
		if _, beyond := bearers[d.who]; !beyond && (d.who == "" || slices.ContainsFunc(strings.Fields(d.who), func(kind string) bool { return !slices.Contains(kinds, kind) })) {
			t.Errorf("%s: %q are no roles", d.command, d.who)
		}
	}
	slices.Sort(paths)
	slices.Sort(known)
	if known = slices.Compact(known); !slices.Equal(paths, known) {
		t.Errorf("the commands are\n%v\nand the table has\n%v", paths, known)
	}
	if len(kinds) != len(store.Roles)+1 {
		t.Errorf("the table has not all roles: %v", kinds)
	}
}

// officeOfKinds is a desk with an operator of each kind, their keys, and a month that
// li has submitted.
func officeOfKinds(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	keys := filepath.Join(t.TempDir(), "keys")
	d.environment = map[string]string{"DOUDI_KEY": keys} // and no anchors: each deed begins with the store as it was
	if err := os.Mkdir(keys, 0o700); err != nil {
		t.Fatal(err)
	}
	d.ok(nil, "admin", founding()...)
	d.ok(nil, "admin", "operator", "key", "machine", filepath.Join(keys, "machine.key"))
	for name, role := range map[string]string{"li": "officer", "wang": "officer", "clerk": "", "approver": "", "officer": "", "finance": "", "auditor": ""} {
		if role == "" {
			role = name
		}
		d.ok(nil, "admin", "operator", "add", name, "--role", role)
	}
	d.ok(nil, "li", "import", qinghe+"data")
	d.ok(nil, "li", "household", "edit", "000015", "account=6230000000000001234", "--from", "2026-12", "--reason", "card lost", "--yes")
	d.ok(nil, "li", "roster", "submit", "--month", "2026-07")
	return d
}

// TestDeeds: every command by every role and by the machine: who may is let in,
// who may not is refused with code 3 and told why.
func TestDeeds(t *testing.T) {
	d := officeOfKinds(t)
	typed, again := d.typing()
	for i := range deeds {
		x := &deeds[i]
		if bearers[x.who] != "" {
			continue
		}
		for _, kind := range kinds {
			may := slices.Contains(strings.Fields(x.who), kind)
			if !d.tried(may, kind, typed(x, strconv.Itoa(i)+kind)) {
				t.Errorf("%s by %s, who may: %v", x.command, kind, may)
			}
			if may {
				again()
			}
		}
	}
}

// typing gives the arguments of deeds, which write to a file of a name, and puts the
// store back to what it was before them.
func (d *desk) typing() (typed func(x *deed, out string) []string, again func()) {
	d.Helper()
	image, err := os.ReadFile(d.store)
	if err != nil {
		d.Fatal(err)
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		d.Fatal(err)
	}
	aside, outside := filepath.Join(d.TempDir(), "aside.db"), d.TempDir() // a key must not lie beside the store
	write := func(path string) {
		if err := os.WriteFile(path, image, 0o600); err != nil {
			d.Fatal(err)
		}
	}
	write(aside)
	typed = func(x *deed, out string) []string {
		args := strings.NewReplacer("{qinghe}", strings.TrimSuffix(qinghe, "/"), "{out}", filepath.Join(outside, out), "{copy}", aside, "{recipient}", identity.Recipient().String()).Replace(x.args)
		return slices.Concat(strings.Fields(x.path()), strings.Fields(args), x.option())
	}
	return typed, func() { write(d.store) }
}

// tried says whether a command ends as it must: who may give it is answered, or
// told of something else than who they are; who may not is refused.
func (d *desk) tried(may bool, kind string, args []string) bool {
	d.Helper()
	code, said, complaint := d.types(nil, kind, args...)
	denied := strings.Contains(complaint, "may not ") || strings.Contains(complaint, "is the machine of")
	if may && (code == exitDone || code == exitRefused || code == exitNotFound) && !denied || !may && code == exitRefused && said == "" && denied {
		return true
	}
	d.Errorf("exit %d, %q, %s", code, said, complaint)
	return false
}

// rolesTable is the table as the README shows it.
func rolesTable() string {
	width := 0
	for _, d := range deeds {
		width = max(width, len(d.command))
	}
	var b bytes.Buffer
	b.WriteString(strings.Repeat(" ", width) + "  " + strings.Join(kinds, "  ") + "\n")
	for _, d := range deeds {
		line := spreadsheet.Pad(d.command, width)
		for _, kind := range kinds {
			mark := "·"
			if slices.Contains(strings.Fields(d.who), kind) {
				mark = "x"
			}
			line += "  " + spreadsheet.Pad(mark, len(kind))
		}
		if note := bearers[d.who]; note != "" {
			line = spreadsheet.Pad(d.command, width) + "  " + note
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// TestReadmeRoles: the README's table of who may give which command is this one.
// With -update it writes it there.
func TestReadmeRoles(t *testing.T) {
	const mark = "<!-- table: roles -->\n```\n"
	text := readme(t)
	want, shown := readmeBlocks(t)["table: roles"]
	switch got := rolesTable(); {
	case !shown:
		t.Error("README.md has no block <!-- table: roles -->")
	case got == want:
	case *update:
		text = strings.Replace(text, mark+want+"```\n", mark+got+"```\n", 1)
		if err := os.WriteFile("../README.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("README.md shows\n%s\nand the table is (%s lines; -update writes it)\n%s", want, strconv.Itoa(len(deeds)+1), got)
	}
}
