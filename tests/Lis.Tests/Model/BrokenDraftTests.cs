using Lis.Api.V1;
using Lis.Api.V1.Building;
using Lis.Domain;
using Lis.Storage.Connections;
using Lis.Storage.Map;

namespace Lis.Tests.Model;

/// <summary>What must stop the start of the service.</summary>
public class BrokenDraftTests
{
    static readonly EfMap Map = EfMap.Of(DatabaseProvider.Sqlite);

    [Fact]
    public void A_forgotten_member() => Fails("AreaMember.DataArea is neither published in AreaMembers nor named as internal", Members(set =>
    {
        set.Value(x => x.Rank, "Rank.", "Placering");
    }));

    [Fact]
    public void A_property_without_column() => Fails("AreaMember.Group has no column", Members(set => set.Value(x => x.Group, "Group.", "Gruppe")));

    [Fact]
    public void A_navigation_without_foreign_key() =>
        Fails("AreaMember.Rank is no navigation with a foreign key", Members(set => set.Navigation(x => x.Rank, "Rank.", "Placering")));

    [Fact]
    public void A_navigation_to_a_type_without_set() =>
        Fails("AreaMembers.Group leads to a type without entity set", Members(set => set.Navigation(x => x.Group, "Group.", "Gruppe")));

    [Fact]
    public void A_missing_label() => Fails("AreaMembers.Rank lacks a description or a Danish label", Members(set => set.Value(x => x.Rank, "Rank.", "")));

    [Fact]
    public void A_label_used_twice() => Fails("share the label 'Kode'", Members(set =>
    {
        set.Value(x => x.GroupCode, "Group.", "Kode");
        set.Value(x => x.MemberCode, "Member.", "Kode");
    }));

    [Fact]
    public void An_enumeration_that_is_not_on_the_list()
    {
        var draft = new ModelDraft(ModelV1.Namespace, ModelV1.Container);
        draft.Set<Area>("Areas", "Areas.", "Områder", "Area.", "Område").Value(x => x.Kind, "Kind.", "Type");

        Fails("AreaKind is no type of the published model", draft);
    }

    [Fact]
    public void An_enumeration_member_without_label()
    {
        var draft = new ModelDraft(ModelV1.Namespace, ModelV1.Container);
        draft.Enum<SourceKind>("Kinds.", "Type", (SourceKind.External, "Outside.", "Ekstern"), (SourceKind.Internal, "Inside.", "Intern"));

        Fails("SourceKind.Manual lacks a description or a Danish label", draft);
    }

    [Fact]
    public void A_key_that_is_not_the_tables() => Fails("AreaMembers: the key is not that of the table", Members(set =>
    {
        set.Value(x => x.GroupCode, "Group.", "Kode").Key();
    }));

    static ModelDraft Members(Action<SetDraft<AreaMember>> declare)
    {
        var draft = new ModelDraft(ModelV1.Namespace, ModelV1.Container);
        declare(draft.Set<AreaMember>("AreaMembers", "Members.", "Medlemmer", "Member.", "Medlem"));
        return draft;
    }

    static void Fails(string finding, ModelDraft draft) =>
        Assert.Contains(finding, Assert.Throws<MapException>(() => draft.Bind(Map)).Message, StringComparison.Ordinal);
}
