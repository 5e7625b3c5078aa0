package cmd

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeScreens: the screens that README.md shows, below comments such as
// <!-- screen: desk-zh-120x40 -->, are the golden views of the demo county. With
// -update they are written there.
func TestReadmeScreens(t *testing.T) {
	text, shown := readme(t), 0
	for name, block := range readmeBlocks(t) {
		view, screen := strings.CutPrefix(name, "screen: ")
		if !screen {
			continue
		}
		shown++
		golden, err := os.ReadFile(filepath.Join("..", "tui", "testdata", view+".txt"))
		if err != nil {
			t.Error(err)
			continue
		}
		switch mark := "<!-- " + name + " -->\n```\n"; {
		case block == string(golden):
		case *update:
			text = strings.Replace(text, mark+block+"```\n", mark+string(golden)+"```\n", 1)
		default:
			t.Errorf("README.md shows another screen %s (-update writes it):\n%s", view, golden)
		}
	}
	if shown < 3 {
		t.Errorf("README.md shows %d screens", shown)
	}
	if *update {
		if err := os.WriteFile("../README.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
