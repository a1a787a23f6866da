# Arguments: the number of `prctl`, the filter, the command. 22 and 2 set a filter.
my $prctl = 0 + shift;
my $filter = pack 'H*', shift;
my $program = pack 'S x![P] P', length($filter) / 8, $filter;
exit 126 if syscall($prctl, 22, 2, $program, 0, 0) != 0;
exec { $ARGV[0] } @ARGV;
exit 127;
