package store

import (
	"bufio"
	"strings"
	"testing"
)

func TestTheMountThatAFolderLiesOnIsTheInnermost(t *testing.T) {
	const mounts = `22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:26 / /home rw - ext4 /dev/vdb rw
31 30 0:27 / /home/a/far rw,nosuid shared:2 master:3 - fuse.sshfs a@host:/ rw
32 30 0:28 / /home/a/my\040disk rw - fuseblk /dev/sdb1 rw
not a line
33 30 0:29 / /home/a/late rw - tmpfs tmpfs rw
34 33 0:30 / /home/a/late rw - fuse.rclone remote rw
`
	for dir, want := range map[string]string{
		"/": "ext4", "/etc": "ext4", "/home/a/far/x/y": "fuse.sshfs", "/home/a/far": "fuse.sshfs", "/home/a/farther": "ext4",
		"/home/a/my disk/x": "fuseblk", "/home/a/late": "fuse.rclone",
	} {
		if got := kindOfMount(bufio.NewScanner(strings.NewReader(mounts)), dir); got != want {
			t.Errorf("%s: got %q, want %q", dir, got, want)
		}
	}
}
