package cmd

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// readmeBlocks returns the fenced blocks of README.md that stand below an HTML
// comment of their own, by the text of the comment: "test command", "demo
// command", and "test: NAME" for every script that is run as it is written.
func readmeBlocks(t *testing.T) map[string]string {
	t.Helper()
	blocks, err := markedBlocks(readme(t))
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

func TestReadmeCommands(t *testing.T) {
	blocks := readmeBlocks(t)
	for _, name := range []string{"test command", "demo command"} {
		if err := oneCommand(blocks[name]); err != nil {
			t.Errorf("README.md: block <!-- %s -->: %v", name, err)
		}
	}
}

func TestReadmeNamesNoMachine(t *testing.T) {
	for number, line := range strings.Split(readme(t), "\n") {
		if found := machinePath(line); found != "" {
			t.Errorf("README.md:%d: %s is a path of one machine", number+1, found)
		}
	}
}

func TestMarkedBlocks(t *testing.T) {
	const sample = "# Doudi\n" +
		"<!-- test command -->\n```sh\ngo test ./...\n```\n" +
		"<!-- a remark -->\nno block\n```\nnobody's\n```\n" +
		"<!-- test: month -->\n\n```sh\n$ doudi init\n$ doudi import data\n```\n"
	blocks, err := markedBlocks(sample)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"test command": "go test ./...\n",
		"test: month":  "$ doudi init\n$ doudi import data\n",
	}
	if len(blocks) != len(want) {
		t.Errorf("got blocks %q", blocks)
	}
	for name, block := range want {
		if blocks[name] != block {
			t.Errorf("block %q is %q, want %q", name, blocks[name], block)
		}
	}
	for _, bad := range []string{
		"<!-- a -->\n```\nx\n",
		"<!-- a -->\n```\nx\n```\n<!-- a -->\n```\ny\n```\n",
	} {
		if blocks, err := markedBlocks(bad); err == nil {
			t.Errorf("%q gives %q and no error", bad, blocks)
		}
	}
}

func TestOneCommand(t *testing.T) {
	if err := oneCommand("go test ./...\n"); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"", "\n", "$ go test\n", "go vet\ngo test\n"} {
		if oneCommand(bad) == nil {
			t.Errorf("%q passes for one command", bad)
		}
	}
}

func TestMachinePath(t *testing.T) {
	for line, want := range map[string]string{
		"cd /home/li/doudi":                      "/home/li",
		"see (/srv/doudi)":                       "/srv/doudi",
		"DOUDI_STORE=/root":                      "/root",
		`C:\Users\li`:                            `C:\Users`,
		"store `D:/county/a.db`":                 "D:/county",
		"./cmd/doudi, ~/county.db, /dev/null":    "",
		"https://go.dev/doc, 低保/特困, and/or/else": "",
		"doudi demo [DIR] / press /":             "",
	} {
		if got := machinePath(line); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// markedBlocks returns every fenced block whose last line before it, blank
// ones aside, is an HTML comment, by the comment's text.
func markedBlocks(text string) (map[string]string, error) {
	blocks := map[string]string{}
	var mark string
	var block strings.Builder
	fenced := false
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		switch {
		case fenced && bare != "```":
			block.WriteString(line)
		case fenced:
			fenced = false
			if _, twice := blocks[mark]; twice {
				return nil, fmt.Errorf("block <!-- %s --> stands there twice", mark)
			}
			if mark != "" {
				blocks[mark] = block.String()
			}
			mark = ""
		case strings.HasPrefix(bare, "```"):
			fenced = true
			block.Reset()
		case strings.HasPrefix(bare, "<!--") && strings.HasSuffix(bare, "-->"):
			mark = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(bare, "<!--"), "-->"))
		case bare != "":
			mark = ""
		}
	}
	if fenced {
		return nil, fmt.Errorf("block <!-- %s --> has no end", mark)
	}
	return blocks, nil
}

// oneCommand says what keeps a block from being one line to paste and run.
func oneCommand(block string) error {
	command := strings.TrimSpace(block)
	switch {
	case command == "":
		return fmt.Errorf("no command")
	case strings.Contains(command, "\n"):
		return fmt.Errorf("more than one line: %q", command)
	case strings.HasPrefix(command, "$"):
		return fmt.Errorf("prompt before the command: %q", command)
	}
	return nil
}

var (
	rooted = regexp.MustCompile("(?:^|[\\s\"'`=(\\[])(/(?:home|root|work|tmp|mnt|Users)\\b(?:/[\\w.-]+)?|/\\w[\\w.-]*/[\\w.-]+)")
	drive  = regexp.MustCompile(`\b[A-Za-z]:[\\/][\w.-]+`)
)

// machinePath returns the beginning of the first absolute path in a line, or
// "". What every system has, such as /dev/null, does not count.
func machinePath(line string) string {
	for _, found := range rooted.FindAllStringSubmatch(line, -1) {
		if !strings.HasPrefix(found[1], "/dev/") {
			return found[1]
		}
	}
	return drive.FindString(line)
}
