package tui_test

import (
	"os"
	"path/filepath"
	"testing"

	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui"
)

// TestRemarks: what the store says beside the answer to an act is seen, over what
// the act led to, and is gone with a key.
func TestRemarks(t *testing.T) {
	for _, lang := range []wording.Lang{wording.Chinese, wording.English} {
		var beside []string
		folder := t.TempDir()
		path := filepath.Join(folder, "county.db")
		unplugged := filepath.Join(t.TempDir(), "disk")
		if err := os.Symlink(filepath.Join(folder, "no such disk"), unplugged); err != nil {
			t.Skip(err) // a system on which that is forbidden
		}
		copyFile(t, filepath.Join(county, "demo.db"), path)
		c := arrive(t, "li", lang, 80, 24, tui.Options{
			Exists: true, Key: "keys",
			Open: func(string, string) (*casework.Office, error) {
				office, err := open(path, folder, "li", clock)
				if err == nil {
					office.Store.Anchors = unplugged
					office.Store.Tell = func(code string, args ...string) {
						beside = append(beside, lang.Failure(wording.Screens, code, args...))
					}
				}
				return office, err
			},
			Remarks: func() []string {
				lines := beside
				beside = nil
				return lines
			},
		})
		c.press("2", "000026", "enter") // which is noted in the journal
		c.sees(c.f.Text("frame.remark"), map[wording.Lang]string{wording.Chinese: "操作已完成，但未能写入库外锚点", wording.English: "the act is done, but its anchor"}[lang])
		c.press("enter")
		c.misses(c.f.Text("frame.remark"))
		c.sees("朱小明")
	}
}
