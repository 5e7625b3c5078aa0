package cmd

import (
	"os"
	"path/filepath"

	"doudi/cmd/county"
)

// The demo's folder is known by a file that says so.
const (
	demoMarker     = ".doudi-demo"
	demoMarkerText = "doudi demo 1\n"
)

// prepareDemo makes the folder, or empties one of an earlier demo where that
// is asked for. What no demo wrote stays.
func (e *env) prepareDemo(dir string, force bool) error {
	info, err := os.Stat(dir)
	switch {
	case os.IsNotExist(err):
		return markDemo(dir)
	case err != nil:
		return err
	case !info.IsDir():
		return e.refuseDemo(e.lang.DemoForeign(dir))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	marker, _ := os.ReadFile(filepath.Join(dir, demoMarker))
	switch {
	case len(entries) == 0:
	case string(marker) != demoMarkerText:
		return e.refuseDemo(e.lang.DemoForeign(dir))
	case !force:
		return e.refuseDemo(e.lang.DemoThere(dir))
	}
	for _, name := range demoNames() {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return markDemo(dir)
}

func (e *env) refuseDemo(why string) error {
	e.complain(why)
	return errSilent(exitUsage)
}

func markDemo(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, demoMarker), []byte(demoMarkerText), 0o644)
}

// demoInputs are what the county hands in, and demoNames all that a demo makes
// in its folder but the marker.
func demoInputs() []string {
	last := demoOpening + demoMonths - 1
	return []string{
		county.PolicyFolder, county.RegionFile, county.DataFolder,
		county.EventFolder(last - 1), county.NewPolicyFolder(last), county.EventFolder(last),
	}
}

func demoNames() []string {
	names := append(demoInputs(), demoStore, demoStore+".lock", demoKeys, demoAnchors, demoSheet)
	for m := demoOpening; m < demoOpening+demoMonths; m++ {
		names = append(names, "out-"+m.String())
	}
	return names
}
