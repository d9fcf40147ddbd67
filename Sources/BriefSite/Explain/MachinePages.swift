// Table: what the codes mean that come from the machine, the output folder and from writing sources.

let machinePages = #"""
    === output.refused error
    The output cannot be written there: it would put other files in danger. Nothing was changed. The output must be a folder
    of its own: not your home folder, not content/, not the root of the disk.
    === output.locked error
    Another build is writing to this folder. Wait until it is done. The exit status is 75.
    === output.failed error
    The machine failed while the site was written: the disk is full, or a right is missing. The site is the old one, or the
    next build finishes the new one.
    === output.edited warning
    Somebody edited a page in the output folder, or put a file of their own there. It is left as it is. Edit the sources
    instead, or build with --force.
    === output.foreign error
    A file that briefgen did not write stands where a page must be. Move it away, or build with --force.
    === output.no-swap warning
    The file system cannot exchange folders at once, so the files were put in place one by one.
    === output.cancelled error
    Publishing was cancelled. The site is unchanged.
    === output.stopped error
    Publishing was stopped on its way. The next build finishes it.
    === import.kind error
    'import' takes raw text (.txt) and Markdown (.md). Save other documents as plain text first.
    === import.toml error
    The front matter of a file to import begins like TOML and is none. Correct it there.
    === import.key warning
    Keys of another tool's front matter that mean nothing here, such as layouts and menus, were left out of the draft.
    === import.link warning
    A link or picture of an imported text leads to nothing in the site. It stays as it is; a build would call it broken.
    === import.embed warning
    An imported text shows another file ('![[…]]'), and that file is not in the site.
    === import.shortcode warning
    An imported text calls a template of its tool, and there is nothing like it in Markdown.
    === source.exists error
    'init', 'new' and 'import' never overwrite a file. Move the old one away, or choose another name.
    === source.changed error
    A file was saved by somebody else while 'annotate --write' worked on it. It was left as it is: run the command again.
    === source.unwritable error
    A source file cannot be written: a right is missing, or the disk is full.
    """#
