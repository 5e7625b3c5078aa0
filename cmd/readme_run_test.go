package cmd

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeExamples runs every block of README.md that is marked as a test, in
// the demo's folder and in order, and compares the output shown beneath it.
// With -update it writes the output into README.md.
func TestReadmeExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the whole demo")
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell to run the examples with")
	}
	text := readme(t)
	blocks := readmeBlocks(t)
	dir := t.TempDir()
	runExample(t, shell, dir, "doudi demo doudi-demo")
	for _, name := range exampleNames(text) {
		got := runExample(t, shell, filepath.Join(dir, "doudi-demo"), blocks["test: "+name])
		want, shown := blocks["output: "+name]
		switch {
		case !shown || sameOutput(got, want):
		case *update:
			text = strings.Replace(text, "<!-- output: "+name+" -->\n```\n"+want+"```\n", "<!-- output: "+name+" -->\n```\n"+got+"```\n", 1)
		default:
			t.Errorf("example %q prints\n%s\nnot, as README.md has it,\n%s", name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile("../README.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// sameOutput says whether two outputs differ at most in where the journal
// stands, whose digests are another in every store.
func sameOutput(a, b string) bool {
	head := regexp.MustCompile(`journal (\d+) [0-9a-f]{8}…[0-9a-f]{4}`)
	return head.ReplaceAllString(a, "journal $1") == head.ReplaceAllString(b, "journal $1")
}

// exampleNames are the marked tests in the order of the page.
func exampleNames(text string) []string {
	var names []string
	for line := range strings.Lines(text) {
		if rest, found := strings.CutPrefix(strings.TrimSpace(line), "<!-- test: "); found {
			names = append(names, strings.TrimSuffix(rest, " -->"))
		}
	}
	return names
}

func runExample(t *testing.T, shell, dir, script string) string {
	t.Helper()
	c := exec.Command(shell, "-e", "-c", script)
	c.Dir = dir
	c.Env = append(os.Environ(), "DOUDI_LANG=en", "DOUDI_STORE=", "DOUDI_OPERATOR=", "DOUDI_KEY=", "DOUDI_ANCHORS="+filepath.Join(dir, "anchors"), "COLUMNS=100")
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Run(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, script, out.String())
	}
	return out.String()
}
