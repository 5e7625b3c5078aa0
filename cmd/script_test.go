package cmd

import (
	"encoding/csv"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write what the scripts print into the scripts")

// TestMain lets scripts run this binary as doudi.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"doudi": func() { os.Exit(Main(os.Args[1:], Terminal())) },
	})
}

// TestScripts runs the scripts of testdata/script: the program as a person or a
// scheduled job uses it, its output compared whole. Each begins in a folder
// with the made-up county of 60 households that casework is tested with, and
// with an empty folder for the operators' key files.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup:         setUpScript,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"book":    book,
			"private": ownersAlone,
		},
	})
}

func setUpScript(env *testscript.Env) error {
	env.Setenv("DOUDI_STORE", filepath.Join(env.WorkDir, "county.db"))
	env.Setenv("DOUDI_LANG", "en")
	env.Setenv("HOME", env.WorkDir)
	env.Setenv("DOUDI_ANCHORS", filepath.Join(env.WorkDir, "anchors"))
	env.Setenv("DOUDI_KEY", filepath.Join(env.WorkDir, "keys"))
	if err := os.Mkdir(env.Getenv("DOUDI_KEY"), 0o700); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(env.WorkDir, "qinghe"), os.DirFS("../store/casework/testdata/qinghe"))
}

// exits runs a command that must end with an exact exit code: exits 2 doudi …
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	got := 0
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, not %d", got, want)
	}
}

// ownersAlone says that nobody but their owner may read or write files.
func ownersAlone(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
			ts.Fatalf("%s has the mode %o", name, mode)
		}
	}
}

// book makes a workbook from CSV files: book OUT.xlsx SHEET=FILE.csv …
func book(ts *testscript.TestScript, _ bool, args []string) {
	f := excelize.NewFile()
	for _, arg := range args[1:] {
		sheet, file, _ := strings.Cut(arg, "=")
		rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(file))).ReadAll()
		ts.Check(err)
		_, err = f.NewSheet(sheet)
		ts.Check(err)
		for i, row := range rows {
			for j, cell := range row {
				at, err := excelize.CoordinatesToCellName(j+1, i+1)
				ts.Check(err)
				ts.Check(f.SetCellStr(sheet, at, cell))
			}
		}
	}
	ts.Check(f.DeleteSheet("Sheet1"))
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}
