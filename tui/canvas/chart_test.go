package canvas_test

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/tui/canvas"
)

func plainScale(v int64) string { return strconv.FormatInt(v, 10) }

func drawn(w, h int, r canvas.Ruler, draw func(canvas.Box)) string {
	c := canvas.New(w, h, r)
	draw(c.Box())
	return c.Text()
}

// TestColumns: bars stand from nothing to a round top, each with its value and
// its label; where there is no room for values they are left to who lists them,
// and the newest bars stay.
func TestColumns(t *testing.T) {
	bars := []canvas.Bar{{Label: "7", Value: 50, Text: "50"}, {Label: "8", Value: 100, Text: "100"}, {Label: "9", Value: 1, Text: "1"}, {Label: "10", Value: 0, Text: "0"}}
	columns := func(b canvas.Box) { b.Columns(bars, plainScale) }
	for _, c := range []struct {
		width int
		want  string
	}{
		{21, `
100 ┤    ███
    │    ███
    │    ███
 50 ┤███ ███
    │███ ███
    │███ ███ ▁▁▁
      50 100   1   0
       7   8   9  10`},
		{17, `
100 ┤   ██
    │   ██
    │   ██
 50 ┤▄▄ ██
    │██ ██
    │██ ██
    │██ ██ ▁▁
      7  8  9 10`},
	} {
		want := strings.TrimPrefix(c.want, "\n") + "\n"
		if got := drawn(c.width, 8, canvas.Ruler{}, columns); got != want {
			t.Errorf("width %d:\n%s\nwant:\n%s", c.width, got, want)
		}
	}
	if got := drawn(21, 8, canvas.Ruler{Wide: true}, columns); strings.ContainsAny(got, "█│▁") || !strings.Contains(got, "###") {
		t.Errorf("on a wide console:\n%s", got)
	}
}

// TestRows: a lying bar is as long as its value, and the least is seen.
func TestRows(t *testing.T) {
	bars := []canvas.Bar{{Label: "城市低保", Value: 100, Text: "100"}, {Label: "孤儿", Value: 50, Text: "50"}, {Label: "特困", Value: 1, Text: "1"}, {Label: "无", Value: 0, Text: "0"}}
	got := drawn(24, 3, canvas.Ruler{}, func(b canvas.Box) { b.Rows(bars) })
	want := "城市低保 ██████████  100\n孤儿     █████        50\n特困     ▏             1\n"
	if got != want {
		t.Errorf("%s\nwant:\n%s", got, want)
	}
}

// TestChartsFit: whatever the values, the widths and the heights, a chart keeps to
// its box and no value is higher than a greater one.
func TestChartsFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var bars []canvas.Bar
		for range rapid.IntRange(0, 15).Draw(t, "bars") {
			v := rapid.Int64Range(-5, 1<<40).Draw(t, "value")
			bars = append(bars, canvas.Bar{Label: rapid.SampledFrom([]string{"1", "12", "二月", ""}).Draw(t, "label"), Value: v, Text: plainScale(v)})
		}
		w, h := rapid.IntRange(0, 60).Draw(t, "w"), rapid.IntRange(0, 12).Draw(t, "h")
		c := canvas.New(w+2, h+2, canvas.Ruler{})
		c.Box().In(1, 1, w, h).Columns(bars, plainScale)
		c.Box().In(1, 1, w, h).Rows(bars)
		lines := strings.Split(c.Text(), "\n")
		for y, line := range lines {
			if r := []rune(line); len(r) > 0 && (y == 0 || y == h+1 || r[0] != ' ') {
				t.Fatalf("outside its box:\n%s", c.Text())
			}
		}
	})
}
