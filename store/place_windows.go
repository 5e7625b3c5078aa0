package store

import (
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// MediumOf is what is known of the place of a store at a path, which need not
// exist yet.
func MediumOf(path string) (Medium, error) {
	m, err := mediumAt(path)
	if err != nil {
		return Medium{}, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

func mediumAt(path string) (m Medium, err error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return m, err
	}
	asked, err := windows.UTF16PtrFromString(full)
	if err != nil {
		return m, err
	}
	root := make([]uint16, windows.MAX_PATH+len(full)+1)
	if err := windows.GetVolumePathName(asked, &root[0], uint32(len(root))); err != nil {
		return m, err
	}
	var kind [windows.MAX_PATH + 1]uint16
	var flags uint32
	if err := windows.GetVolumeInformation(&root[0], nil, 0, nil, nil, &flags, &kind[0], uint32(len(kind))); err != nil {
		return m, err
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(&root[0], &free, nil, nil); err != nil {
		return m, err
	}
	m.Kind = strings.ToLower(windows.UTF16ToString(kind[:]))
	m.Network, m.FAT = classified(m.Kind)
	m.Network = m.Network || windows.GetDriveType(&root[0]) == windows.DRIVE_REMOTE
	m.ReadOnly = flags&windows.FILE_READ_ONLY_VOLUME != 0
	m.Free = int64(free)
	return m, nil
}

// surelyLocal says whether it is known without asking much that a place is neither
// a network's nor on FAT. It is not.
func surelyLocal(string) bool { return false }
