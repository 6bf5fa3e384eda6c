# What would have to change, for each illustrative proposal, in both languages; for those that are admissible, how firm they are.
remedies=examples/pompidou-2019-2022/remedies
remedy=("$command" remedy rules/pompidou-2019-2022 --data $programme/programme.json $programme/context.json --proposals $programme/proposals.json --as-of 2019-06-01)
for id in P-01 P-02 P-03 P-04 P-05 P-06 P-07 P-08 P-09 P-10 P-11 P-12 P-13 P-14; do
    for language in fr en; do compare $remedies/$id.$language.txt "${remedy[@]}" --id $id --lang $language; done
done
