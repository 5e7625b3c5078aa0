package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// MediumOf is what is known of the place of a store at a path. Where there is
// no store yet, the folder is asked that is there.
func MediumOf(path string) (Medium, error) {
	var of unix.Statfs_t
	var at unix.Stat_t
	ask := func() error { return errors.Join(unix.Statfs(path, &of), unix.Stat(path, &at)) }
	err := ask()
	for errors.Is(err, fs.ErrNotExist) && path != filepath.Dir(path) {
		path = filepath.Dir(path)
		err = ask()
	}
	if err != nil {
		return Medium{}, fmt.Errorf("%s: %w", path, err)
	}
	device := fmt.Sprintf("%d:%d", unix.Major(uint64(at.Dev)), unix.Minor(uint64(at.Dev)))
	mounts, _ := os.ReadFile("/proc/self/mountinfo") // without it the magic number says what is to be refused
	m := Medium{
		Kind:     kindOf(uint32(of.Type), mountedKind(string(mounts), device)),
		ReadOnly: of.Flags&unix.ST_RDONLY != 0,
		Free:     int64(of.Bavail) * int64(of.Frsize),
	}
	m.Network, m.FAT = classified(m.Kind)
	m.FastCommit = m.Kind == "ext4" && fastCommitOn(device)
	return m, nil
}

// surelyLocal says whether the magic number of a place's file system is enough to
// know that it is no network's and no FAT; to look up how it was mounted takes many
// times as long.
func surelyLocal(path string) bool {
	var of unix.Statfs_t
	if unix.Statfs(path, &of) != nil || uint32(of.Type) == magicFUSE {
		return false
	}
	kind, known := magicKinds[uint32(of.Type)]
	network, fat := classified(kind)
	return known && !network && !fat
}

// magicKinds are the numbers by which the kernel tells file systems apart, of
// linux/magic.h and of drivers that come from elsewhere.
var magicKinds = map[uint32]string{
	0x00c36400: "ceph", 0x01021994: "tmpfs", 0x01021997: "9p", 0x01161970: "gfs2", 0x0bd00bd0: "lustre", 0x15013346: "udf",
	0x19830326: "beegfs", 0x20030528: "orangefs", 0x2011bab0: "exfat", 0x2fc12fc1: "zfs", 0x3153464a: "jfs", 0x47504653: "gpfs",
	0x4d44: "vfat", 0x517b: "smb", 0x5346414f: "afs", 0x5346544e: "ntfs", 0x52654973: "reiserfs", 0x564c: "ncpfs",
	0x58465342: "xfs", 0x61636673: "acfs", 0x6969: "nfs", 0x6b414653: "afs", 0x73717368: "squashfs", 0x73757245: "coda",
	0x7366746e: "ntfs3", 0x7461636f: "ocfs2", 0x786f4256: "vboxsf", 0x794c7630: "overlay", 0x7c7c6673: "prl_fs",
	0x858458f6: "ramfs", 0x9123683e: "btrfs", 0x9660: "iso9660", 0xaad7aaea: "panfs", 0xbacbacbc: "vmhgfs", 0xca451a4e: "bcachefs",
	0xe0f5e1e2: "erofs", 0xf2f52010: "f2fs", 0xfe534d42: "smb2", 0xff534d42: "cifs",
	magicExt: "ext", magicFUSE: "fuse",
}

// These numbers stand for many: ext2 to ext4, and all file systems in user space.
const (
	magicExt  = 0xef53
	magicFUSE = 0x65735546
)

// kindOf names a file system by its magic number and, where that is not
// enough, by the name under which it was mounted.
func kindOf(magic uint32, mounted string) string {
	kind, known := magicKinds[magic]
	if mounted != "" && (!known || magic == magicExt || magic == magicFUSE) {
		return mounted
	}
	if !known {
		return fmt.Sprintf("%#x", magic)
	}
	return kind
}

// mountedKind looks a device ("8:1") up in the text of /proc/self/mountinfo: the
// name of its file system, "" where it is not listed.
func mountedKind(mounts, device string) string {
	for line := range strings.Lines(mounts) {
		mount, of, _ := strings.Cut(line, " - ")
		if fields := strings.Fields(mount); len(fields) < 3 || fields[2] != device {
			continue
		}
		kind, _, _ := strings.Cut(of, " ")
		return kind
	}
	return ""
}

// fastCommitOn asks the kernel about the ext4 on a device. What it does not
// tell is taken for off: this is a warning, not a protection.
func fastCommitOn(device string) bool {
	name, err := os.Readlink("/sys/dev/block/" + device)
	if err != nil {
		return false
	}
	folder := filepath.Join("/proc/fs/ext4", filepath.Base(name))
	options, _ := os.ReadFile(filepath.Join(folder, "options"))
	commits, _ := os.ReadFile(filepath.Join(folder, "fc_info"))
	return fastCommits(string(options), string(commits))
}

// fastCommits reads the kernel's words on one ext4. Since 5.10 the options
// leave fast_commit out, or call it fc_debug_force in kernels built for
// debugging; then the count of fast commits made since it was mounted tells.
func fastCommits(options, commits string) bool {
	words := strings.Fields(options)
	if slices.Contains(words, "fast_commit") || slices.Contains(words, "fc_debug_force") {
		return true
	}
	for line := range strings.Lines(commits) {
		if count, ours := strings.CutSuffix(strings.TrimSpace(line), " commits"); ours {
			return count != "0"
		}
	}
	return false
}
