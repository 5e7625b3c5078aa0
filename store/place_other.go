//go:build !linux && !windows

package store

import (
	"errors"
	"fmt"
)

// MediumOf says that this system is not asked: errors.ErrUnsupported.
func MediumOf(path string) (Medium, error) {
	return Medium{}, fmt.Errorf("%s: medium: %w", path, errors.ErrUnsupported)
}

// surelyLocal says whether it is known without asking much that a place is neither
// a network's nor on FAT. It is not.
func surelyLocal(string) bool { return false }
